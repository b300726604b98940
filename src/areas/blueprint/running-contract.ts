import { z } from 'zod';
import { CapacityKind } from '../../kit/actor.ts';
import { BuildingId } from '../../kit/ids.ts';
import { SchoolDay } from '../../kit/school-time.ts';
import { Line, Prose } from '../../kit/text.ts';
import { Component, ComponentId, ComponentLink, LinkKind } from './component-contract.ts';
import { Key, LocalText } from './component-schema.ts';
import { keeping, signedIn } from './problem-contract.ts';

const ofComponent = { componentId: ComponentId, id: z.uuid() };

export const Arrangement = z
  .strictObject({
    ...ofComponent,
    ownerKind: CapacityKind.nullable(),
    buildingId: BuildingId.nullable(),
    groupId: z.uuid().nullable(),
    everyWeeks: z.int().min(1).max(104),
  })
  .refine(({ ownerKind, groupId }) => (ownerKind === null) !== (groupId === null), {
    path: ['ownerKind'],
    error: 'A role or a group is accountable.',
  })
  .refine(({ buildingId, ownerKind }) => buildingId === null || ownerKind !== null, {
    path: ['buildingId'],
    error: 'A building goes with a role.',
  });
export type Arrangement = z.infer<typeof Arrangement>;

export const EvidenceInput = z.strictObject({
  ...ofComponent,
  statementId: Key.nullable(),
  seenOn: SchoolDay,
  note: Prose.max(2000),
  source: Line,
});
export type EvidenceInput = z.infer<typeof EvidenceInput>;

export const StateInput = z.strictObject({
  ...ofComponent,
  state: z.enum(['started', 'installed', 'lapsed']),
  on: SchoolDay,
  /** What tells. */
  note: Prose.max(2000),
});
export type StateInput = z.infer<typeof StateInput>;

export const CheckInput = z.strictObject({
  ...ofComponent,
  answer: z.enum(['yes', 'partly', 'no']),
  on: SchoolDay,
  evidence: Prose.max(2000),
});
export type CheckInput = z.infer<typeof CheckInput>;

export const LinkInput = z.strictObject({ ...ofComponent, kind: LinkKind, targetId: z.uuid() });
export type LinkInput = z.infer<typeof LinkInput>;

/** What waits for somebody here. */
export const NextComponent = z.object({
  id: ComponentId,
  name: LocalText,
  kind: z.enum(['check', 'lapsed']),
  on: SchoolDay,
});
export type NextComponent = z.infer<typeof NextComponent>;

export const runningContract = {
  arrangeComponent: keeping
    .route({
      method: 'PUT',
      path: '/blueprint/components/{componentId}/arrangements/{id}',
      summary: 'Say which role or group is accountable for a component, and how often one looks again',
      description:
        'By the superintendent and DN members. A role, never a person: who holds it today is shown beside it. Kept as a row; the latest holds.',
    })
    .input(Arrangement)
    .output(Component),
  noteEvidence: signedIn
    .route({
      method: 'PUT',
      path: '/blueprint/components/{componentId}/evidence/{id}',
      summary: 'Note what was seen of a component, when, and where it can be found',
      description:
        'By whoever is accountable for it and who keeps the framework. Permanent. About the system: a text that names a member of the staff is refused.',
    })
    .input(EvidenceInput)
    .output(Component),
  sayState: signedIn
    .route({
      method: 'PUT',
      path: '/blueprint/components/{componentId}/states/{id}',
      summary:
        'Say that a component has been started, is installed, or has lapsed, since which day and what tells it',
      description:
        'By whoever is accountable for it and who keeps the framework. Permanent; what holds is read from all that was said.',
    })
    .input(StateInput)
    .output(Component),
  checkComponent: signedIn
    .route({
      method: 'PUT',
      path: '/blueprint/components/{componentId}/checks/{id}',
      summary: 'Look again: does an installed component still hold?',
      description:
        'By whoever is accountable for it and who keeps the framework. “No” lets it lapse from that day; “yes” and “partly” bring back what had lapsed. Refused for what was never installed.',
    })
    .input(CheckInput)
    .output(Component),
  linkComponent: signedIn
    .route({
      method: 'PUT',
      path: '/blueprint/components/{componentId}/links/{id}',
      summary: 'Tie a group, a meeting, a step or a vision to a component',
      description:
        'By whoever is accountable for it and who keeps the framework. The same again is accepted.',
    })
    .input(LinkInput)
    .output(Component),
  unlinkComponent: signedIn
    .route({
      method: 'PUT',
      path: '/blueprint/links/{id}/removal',
      summary: 'Untie something from a component',
      description: 'It is kept as a row and no longer shown.',
    })
    .input(z.strictObject({ id: z.uuid() }))
    .output(Component),
  findLinkTargets: signedIn
    .route({
      method: 'GET',
      path: '/blueprint/link-targets',
      summary: 'Groups, meetings, steps or visions that could be tied to a component, by their words',
      description: 'At most twenty, the latest first. Board members find no steps and no meetings.',
    })
    .input(z.strictObject({ kind: LinkKind, search: z.string().max(100).default('') }))
    .output(z.object({ targets: z.array(ComponentLink) })),
  listNext: signedIn
    .route({
      method: 'GET',
      path: '/blueprint/next',
      summary: 'Components for which the one who asks is accountable and that are to be looked at again',
    })
    .output(z.object({ components: z.array(NextComponent) })),
};
