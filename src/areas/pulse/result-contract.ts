import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import { SchoolDay } from '../../kit/school-time.ts';
import { IndicatorOutline, Item } from './item-contract.ts';
import { pulseProblems } from './problem-contract.ts';
import { EmployeeGroup, RoundId } from './round-contract.ts';

const pulse = endpoint.errors(pulseProblems);
const Count = z.int().min(0);
const Share = z.object({ value: z.number(), low: z.number(), high: z.number() });

/** What is released of one question in one place: in counts for the whole district from 20 answers on, in tenths otherwise. */
export const Figure = z.object({
  n: Count,
  /** The five answers from lowest to highest, then "I cannot say". */
  counts: z.array(Count).length(6).nullable(),
  /** About how many of ten said little, half, much, or could not say. 1 is one or fewer, 9 is nine or more. */
  tenths: z.array(z.int().min(1).max(9)).length(4).nullable(),
  /** Of those who could say, the share of the two highest answers, with its interval. */
  share: Share.nullable(),
});
export type Figure = z.infer<typeof Figure>;

/** How much higher the share is than in the round before, where both have one and the question reads the same. */
export const Change = z.object({
  since: SchoolDay,
  difference: z.number(),
  low: z.number(),
  high: z.number(),
  /** Whether it can be told from chance. */
  isTold: z.boolean(),
});
export type Change = z.infer<typeof Change>;

export const ItemResult = z.object({
  item: Item,
  district: Figure.nullable(),
  change: Change.nullable(),
  buildings: z.array(z.object({ key: z.string(), figure: Figure })),
  groups: z.array(z.object({ key: EmployeeGroup, figure: Figure })),
});
export type ItemResult = z.infer<typeof ItemResult>;

export const PlaceResult = z.object({
  key: z.string(),
  /** Null: people without a building, or a group, whose name is its key. */
  name: z.string().nullable(),
  asked: Count,
  /** Null where nothing of it is shown. */
  answered: Count.nullable(),
});
export type PlaceResult = z.infer<typeof PlaceResult>;

export const Results = z.object({
  id: RoundId,
  opensOn: SchoolDay,
  closesOn: SchoolDay,
  asked: Count,
  /** Null: fewer than eight. */
  answered: Count.nullable(),
  isReleased: z.boolean(),
  indicators: z.array(IndicatorOutline),
  buildings: z.array(PlaceResult),
  groups: z.array(PlaceResult),
  items: z.array(ItemResult),
  /** How far the questions of an indicator go together, by indicator; null where fewer than twenty answered all of them. */
  scales: z.array(
    z.object({ indicatorId: z.string(), items: Count, n: Count, alpha: z.number().nullable() }),
  ),
  /** Null where fewer than eight people wrote. */
  helps: z.array(z.string()).nullable(),
  inTheWay: z.array(z.string()).nullable(),
});
export type Results = z.infer<typeof Results>;

export const resultContract = {
  readResults: pulse
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/pulse/rounds/{id}/results',
      summary: 'What a round said, from the day after its last, for everybody at once',
      description:
        'Refused before. Figures are frozen at the close: for the whole district, for buildings and for groups with eight answers and half of those asked, never for a group within a building, and nothing that could be worked out about fewer than eight people.',
    })
    .input(z.strictObject({ id: RoundId }))
    .output(Results),
};
