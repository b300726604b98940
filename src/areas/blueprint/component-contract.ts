import { z } from 'zod';
import { CapacityKind } from '../../kit/actor.ts';
import { idOf, PersonId } from '../../kit/ids.ts';
import { Moment, SchoolDay } from '../../kit/school-time.ts';
import { Line, Prose } from '../../kit/text.ts';
import { FrameworkContent, Holds, Key, LocalText } from './component-schema.ts';
import { keeping, signedIn } from './problem-contract.ts';

export const ComponentId = idOf('ComponentId');
export type ComponentId = z.infer<typeof ComponentId>;
export const Named = z.object({ id: z.uuid(), name: z.string() });

/** A component as the district has it: what it is called, where it stands, what one would see. */
export const ComponentContent = z.object({
  type: Key,
  parentId: ComponentId.nullable(),
  ordinal: z.int(),
  level: Key.nullable(),
  floor: z.int().nullable(),
  weeks: z.int().nullable(),
  holds: Holds.nullable(),
  name: LocalText,
  about: LocalText,
  aliases: z.array(z.string()),
  evidence: z.array(z.object({ id: Key, text: LocalText })),
  /** What the district says to it, beside the original. */
  localText: z.string().nullable(),
  isRetired: z.boolean(),
});
export type ComponentContent = z.infer<typeof ComponentContent>;

export const State = z.enum(['not_planned', 'planned', 'started', 'installed', 'lapsed']);
export type State = z.infer<typeof State>;

export const Standing = z.object({
  state: State,
  since: SchoolDay.nullable(),
  startedOn: SchoolDay.nullable(),
  installedOn: SchoolDay.nullable(),
  lastCheckedOn: SchoolDay.nullable(),
  lastAnswer: z.enum(['yes', 'partly', 'no']).nullable(),
  nextCheckOn: SchoolDay.nullable(),
  isDue: z.boolean(),
  lapsesOn: SchoolDay.nullable(),
  lapsedBy: z.enum(['said', 'check', 'unchecked']).nullable(),
});

/** Who is accountable: a role, at a place or not, or a group. */
export const Owner = z.object({
  kind: CapacityKind.nullable(),
  building: Named.nullable(),
  group: Named.nullable(),
});
export type Owner = z.infer<typeof Owner>;

export const ComponentSummary = ComponentContent.extend({
  id: ComponentId,
  key: z.string(),
  number: z.int(),
  isInstalledOverTime: z.boolean(),
  /** What the foundation says of itself, as it was published; null for everything else. */
  statement: LocalText.nullable(),
  owner: Owner.nullable(),
  standing: Standing,
  plannedFrom: SchoolDay.nullable(),
  plannedTo: SchoolDay.nullable(),
  /** How many notes of what was seen there are, and of which day the latest is. */
  seenCount: z.int(),
  lastSeenOn: SchoolDay.nullable(),
});
export type ComponentSummary = z.infer<typeof ComponentSummary>;

export const Framework = FrameworkContent.extend({
  source: z.enum(['pack', 'import']),
  takenAt: Moment,
  /** In reading order: what stands under a component follows it. */
  components: z.array(ComponentSummary),
  graceWeeks: z.int(),
  today: SchoolDay,
  mayKeep: z.boolean(),
});
export type Framework = z.infer<typeof Framework>;

/** `by` null: it came with a framework. */
const By = z.object({ by: z.string().nullable(), at: Moment });

/** What was said of a component over time. None of it is ever changed. */
export const StoryEntry = z.discriminatedUnion('kind', [
  By.extend({ kind: z.literal('changed'), number: z.int(), content: ComponentContent }),
  By.extend({
    kind: z.literal('state'),
    state: z.enum(['started', 'installed', 'lapsed']),
    on: SchoolDay,
    note: z.string(),
  }),
  By.extend({
    kind: z.literal('check'),
    answer: z.enum(['yes', 'partly', 'no']),
    on: SchoolDay,
    evidence: z.string(),
  }),
  By.extend({ kind: z.literal('arranged'), owner: Owner, everyWeeks: z.int() }),
  By.extend({ kind: z.literal('planned'), startsOn: SchoolDay, endsOn: SchoolDay, reason: z.string() }),
]);
export type StoryEntry = z.infer<typeof StoryEntry>;

export const Evidence = z.object({
  id: z.uuid(),
  statementId: z.string().nullable(),
  seenOn: SchoolDay,
  note: z.string(),
  source: z.string(),
  by: z.string(),
});

export const linkKinds = ['group', 'meeting', 'step', 'goal', 'vision'] as const;
export const LinkKind = z.enum(linkKinds);
export type LinkKind = z.infer<typeof LinkKind>;

/** Something elsewhere in Jointly that belongs to a component. */
export const ComponentLink = z.object({
  /** Null: it belongs here by itself, as adopted visions do. */
  id: z.uuid().nullable(),
  kind: LinkKind,
  targetId: z.uuid(),
  title: z.string(),
  /** The day of a meeting or an adoption, or by when a step is due. */
  on: SchoolDay.nullable(),
});
export type ComponentLink = z.infer<typeof ComponentLink>;

export const Component = ComponentSummary.extend({
  /** How the bundled framework says it; null for what the district added. */
  original: z
    .object({ name: LocalText, about: LocalText, statement: LocalText.nullable(), source: LocalText })
    .nullable(),
  everyWeeks: z.int(),
  /** Who holds the accountable role today: people who can be asked. At most thirty. */
  holders: z.array(z.object({ id: PersonId, name: z.string() })),
  holderCount: z.int(),
  evidenceSeen: z.array(Evidence),
  links: z.array(ComponentLink),
  routines: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      kept: z.int(),
      of: z.int(),
      lapsedSince: SchoolDay.nullable(),
    }),
  ),
  /** Plan against what was, in days; null while it cannot be said. Positive: later than first planned. */
  pace: z.object({
    baselineFrom: SchoolDay.nullable(),
    baselineTo: SchoolDay.nullable(),
    startedLate: z.int().nullable(),
    installedLate: z.int().nullable(),
    timesReplanned: z.int(),
  }),
  /** The latest first. */
  story: z.array(StoryEntry),
  /** Whether the one who asks may say how it stands: who is accountable, and who keeps the framework. */
  mayTell: z.boolean(),
  mayKeep: z.boolean(),
  today: SchoolDay,
});
export type Component = z.infer<typeof Component>;

/**
 * A change of a component. A text that is null stays as it was, in all its languages; one that is given becomes the
 * district's own words.
 */
export const ComponentChange = z.strictObject({
  componentId: ComponentId,
  id: z.uuid(),
  /** The version that was read; 0 for a component that is added. */
  after: z.int().min(0),
  type: Key,
  parentId: ComponentId.nullable(),
  ordinal: z.int().min(0).max(10_000),
  level: Key.nullable(),
  floor: z.int().min(0).max(50).nullable(),
  weeks: z.int().min(1).max(520).nullable(),
  name: Line.nullable(),
  about: Prose.max(2000).nullable(),
  aliases: z.array(Line).max(30),
  evidence: z.array(z.strictObject({ id: Key, text: Prose.max(2000).nullable() })).max(30),
  localText: Prose.max(2000).nullable(),
  isRetired: z.boolean(),
});
export type ComponentChange = z.infer<typeof ComponentChange>;

export const componentContract = {
  readFramework: signedIn
    .route({
      method: 'GET',
      path: '/blueprint/framework',
      summary:
        'The framework of the district: its foundation and what is built on it, and how each part stands',
      description:
        'The bundled framework becomes the district’s own copy when it is first read. Retired components are among them and say so.',
    })
    .output(Framework),
  readComponent: signedIn
    .route({
      method: 'GET',
      path: '/blueprint/components/{componentId}',
      summary: 'A component: who is accountable, how it stands, evidence, what belongs to it, its story',
      description: 'Board members are not shown the steps and meetings that belong to it.',
    })
    .input(z.strictObject({ componentId: ComponentId }))
    .output(Component),
  changeComponent: keeping
    .route({
      method: 'PUT',
      path: '/blueprint/components/{componentId}/versions/{id}',
      summary: 'Add a component, or change its names, place, statements or local text, or retire it',
      description:
        'By the superintendent and DN members. Every change is a version; earlier ones stay readable. Refused when somebody changed it since `after`, when it would stand under itself, and when the last foundation would be retired. The same again is accepted.',
    })
    .input(ComponentChange)
    .output(Component),
  changeGrace: keeping
    .route({
      method: 'PUT',
      path: '/blueprint/settings',
      summary: 'How many weeks after its next check a component counts as lapsed',
      description: 'By the superintendent and DN members. It holds at once and for all components.',
    })
    .input(z.strictObject({ graceWeeks: z.int().min(0).max(26) }))
    .output(z.object({ graceWeeks: z.int() })),
};
