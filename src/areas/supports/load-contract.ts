import { z } from 'zod';
import { idOf, PersonId } from '../../kit/ids.ts';
import { SchoolDay } from '../../kit/school-time.ts';
import { Named, StepId } from './step-contract.ts';

const Count = z.int().min(0);

/** What people carry, each kind counted apart: open steps, open commitments, seats in teams, visits asked for now. */
export const loadKinds = ['steps', 'commitments', 'seats', 'visits'] as const;
export const LoadCounts = z.object({ steps: Count, commitments: Count, seats: Count, visits: Count });
export type LoadCounts = z.infer<typeof LoadCounts>;

/** How open steps lie among the people of one group: the fewest, the middle one, the most. */
export const Spread = z.object({ least: Count, middle: z.number(), most: Count });
export type Spread = z.infer<typeof Spread>;

/** The load of a role, a building or a team. Its figures are null where it is so small that they would speak of persons. */
export const LoadGroup = z.object({
  /** A capacity, or the id of a building or a team. */
  id: z.string(),
  name: z.string(),
  figures: z.object({ people: Count, counts: LoadCounts, steps: Spread }).nullable(),
});
export type LoadGroup = z.infer<typeof LoadGroup>;

/** The groups whose part in the steps is told apart. Who leads in any capacity counts among the leaders. */
export const holderGroups = ['leaders', 'teachers', 'others'] as const;
export type HolderGroup = (typeof holderGroups)[number];

/** Who holds the district's steps, leaders and teachers apart: what is open today and what was done in twelve months. */
export const Ownership = z.object({
  today: SchoolDay,
  since: SchoolDay,
  groups: z.array(
    z.object({
      group: z.enum(holderGroups),
      /** Null where the group is so small that its figures would speak of persons. */
      figures: z.object({ people: Count, open: Count, done: Count }).nullable(),
    }),
  ),
});
export type Ownership = z.infer<typeof Ownership>;

/** What the district has set: how many open steps at most, and what one takes. */
export const LoadSettings = z.object({
  cap: z.int().min(1).max(20),
  minutesAnItem: z.int().min(10).max(240),
});
export type LoadSettings = z.infer<typeof LoadSettings>;

/** Open work, so that it can be shared: in the order of names, never of counts. */
export const Load = z.object({
  /** The open steps of the one who asks. */
  own: Count,
  /** Everything that the one who asks carries. */
  mine: LoadCounts,
  /** The minutes a week that they have for steps; null while they have not said so. */
  weeklyMinutes: z.int().nullable(),
  /** From this many open steps on, ask whether to share: what the district has set, or fewer where their minutes say so. */
  askToShareAt: Count,
  settings: LoadSettings,
  mayChange: z.boolean(),
  /** Whether a fairer spread can be worked out by the one who asks. */
  maySpread: z.boolean(),
  /** Null for whom the load of others is not. */
  people: z
    .array(
      z.object({
        person: Named,
        building: z.string().nullable(),
        openCount: Count,
        counts: LoadCounts,
        askToShareAt: Count,
      }),
    )
    .nullable(),
  /** A person in two capacities counts in both. */
  roles: z.array(LoadGroup),
  buildings: z.array(LoadGroup),
  /** The teams of the one who asks; every team for whom the load of all people is. */
  teams: z.array(LoadGroup),
  ownership: Ownership,
});
export type Load = z.infer<typeof Load>;

/** Someone who could own a step. */
export const PossibleOwner = z.object({
  id: PersonId,
  name: z.string(),
  capacities: z.array(z.string()),
  building: z.string().nullable(),
  /** Their open steps; null where the one who asks may not see the load of others. */
  openCount: z.int().nullable(),
});
export type PossibleOwner = z.infer<typeof PossibleOwner>;

/** What a person carries before something is assigned to them, and how steps lie among those in their role. */
export const LoadBefore = z.object({
  person: Named,
  /** Null where the one who asks may not see the load of that person. */
  counts: LoadCounts.nullable(),
  /** Where sharing is asked for; null as above. */
  askToShareAt: Count.nullable(),
  /** Whether they have as much as is enough: for whoever may make steps for people, and nothing more than that. */
  isFull: z.boolean(),
  /** People in the same role at the same place; null where they are so few that it would speak of persons. */
  role: z
    .object({ capacity: z.string(), building: z.string().nullable(), people: Count, steps: Spread })
    .nullable(),
});
export type LoadBefore = z.infer<typeof LoadBefore>;

/** One step that could lie with somebody else, and why. */
export const ProposedMove = z.object({
  step: z.object({ id: StepId, what: z.string(), dueOn: SchoolDay }),
  building: z.string().nullable(),
  from: Named,
  to: Named,
  /** Over the cap, or more than people in the same role at the same place. */
  reason: z.enum(['over_cap', 'uneven']),
  /** Open steps of both, today and once everybody has said yes, also to what has been asked already. */
  fromNow: Count,
  fromThen: Count,
  toNow: Count,
  toThen: Count,
  /** Seats, commitments and visits of both: they weigh like steps, and stay. */
  fromBeside: Count,
  toBeside: Count,
});
export type ProposedMove = z.infer<typeof ProposedMove>;

/** A proposal for a fairer spread. Nothing in it happens unless the person named in a move says yes. */
export const SpreadProposal = z.object({
  on: SchoolDay,
  cap: Count,
  /** People whose steps and places were weighed, and steps that nobody has begun. */
  people: Count,
  movable: Count,
  /** Steps beyond the cap, today and then. */
  overNow: Count,
  overThen: Count,
  /** In the order of the names of who holds the step. Fifty at most; `total` says how many there are. */
  moves: z.array(ProposedMove),
  total: Count,
});
export type SpreadProposal = z.infer<typeof SpreadProposal>;

export const LoadTime = z.strictObject({ weeklyMinutes: z.int().min(0).max(1200).nullable() });

export const OfferId = idOf('StepOfferId');
export type OfferId = z.infer<typeof OfferId>;
