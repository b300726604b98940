import { z } from 'zod';
import { CapacityKind } from '../../kit/actor.ts';
import { Moment } from '../../kit/school-time.ts';
import { PracticeId, VersionId } from './practice-contract.ts';
import { visions } from './problems-contract.ts';

/** What became of a practice from one version to the next. */
export const PracticeFate = z.enum(['same', 'reworded', 'split', 'merged', 'new', 'retired']);
export type PracticeFate = z.infer<typeof PracticeFate>;

/** One line of the map. A new practice comes from none, a retired one leads to none; one that is split has several lines. */
export const PracticeLink = z.strictObject({
  fromId: PracticeId.nullable(),
  toId: PracticeId.nullable(),
  fate: PracticeFate,
});
export type PracticeLink = z.infer<typeof PracticeLink>;

const MappedVersion = z.object({
  versionId: z.uuid(),
  number: z.int(),
  practices: z.array(
    z.object({ practiceId: z.uuid(), name: z.string(), sentence: z.string(), textSha256: z.string() }),
  ),
});

/** Two versions of a vision that follow each other, and what people said became of each practice. */
export const PracticeMap = z.object({
  visionId: z.uuid(),
  title: z.string(),
  from: MappedVersion,
  to: MappedVersion,
  /** What the texts alone suggest: the same words are the same practice; other words under one id are reworded. */
  suggested: z.array(z.object(PracticeLink.shape)),
  /** What people said last; null while nobody has. */
  said: z
    .object({
      id: z.uuid(),
      links: z.array(z.object(PracticeLink.shape)),
      by: z.string(),
      as: CapacityKind,
      at: Moment,
    })
    .nullable(),
});
export type PracticeMap = z.infer<typeof PracticeMap>;

export const practiceMapContract = {
  readPracticeMap: visions
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/visions/versions/{versionId}/practice-map',
      summary: 'What became of each practice since the version before',
      description:
        'Both versions’ practices, what the texts suggest, and what people said last. Not found for a first version.',
    })
    .input(z.strictObject({ versionId: VersionId }))
    .output(PracticeMap),
  recordPracticeMap: visions
    .meta({ may: { capacities: ['superintendent', 'dn_member'] } })
    .route({
      method: 'PUT',
      path: '/visions/versions/{versionId}/practice-maps/{id}',
      summary: 'Say what became of each practice since the version before',
      description:
        'Every practice of both versions once: the same, reworded, split, merged, new or retired. Lines of counts join ' +
        'only where it is the same. A later map replaces this one and both are kept. Refused with the practices that ' +
        'are left out, or whose lines do not fit together.',
    })
    .input(
      z.strictObject({
        versionId: VersionId,
        id: z.uuid(),
        links: z.array(PracticeLink).min(1).max(200),
      }),
    )
    .output(PracticeMap),
};
