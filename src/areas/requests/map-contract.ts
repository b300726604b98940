import { z } from 'zod';
import { BuildingId, SubjectId } from '../../kit/ids.ts';
import { SchoolDay } from '../../kit/school-time.ts';

const Count = z.int().min(0);

/** What support went somewhere in the last twelve months. */
export const Support = z.object({
  /** Requests that were given or are being given. */
  given: Count,
  /** Requests that still wait for somebody or have been taken up. */
  open: Count,
  minutes: Count,
  cents: Count,
  /** Study sessions held. */
  sessions: Count,
  /** Next steps made and not dropped. */
  steps: Count,
});
export type Support = z.infer<typeof Support>;

/**
 * Whether the latest frozen reading found a practice under the district's own aim by its whole interval, at or above it, or
 * cannot tell. Only what the reading itself shows: a place that it keeps back cannot be told from one with too few visits.
 */
export const Need = z.enum(['low', 'high', 'unknown']);
export type Need = z.infer<typeof Need>;

/** Why a need is unknown. */
export const Because = z.enum(['no_reading', 'no_aim', 'not_enough', 'within_chance']);
export type Because = z.infer<typeof Because>;

export const Gap = z.enum(['need_without_support', 'support_without_known_need']);
export type Gap = z.infer<typeof Gap>;

/** One practice in one building: what was needed beside what went there. */
export const MapCell = z.object({
  buildingId: BuildingId,
  need: Need,
  because: Because.nullable(),
  figure: z.object({ present: Count, visits: Count }).nullable(),
  support: Support,
  gap: Gap.nullable(),
});
export type MapCell = z.infer<typeof MapCell>;

/** Where support went against where need was. */
export const SupportMap = z.object({
  today: SchoolDay,
  since: SchoolDay,
  currency: z.string(),
  /** In the district's own order. */
  buildings: z.array(z.object({ id: BuildingId, name: z.string() })),
  visions: z.array(
    z.object({
      visionId: z.uuid(),
      title: z.string(),
      subject: z.object({ id: SubjectId, name: z.string() }),
      practices: z.array(
        z.object({
          /** Null: the vision as a whole, for which no reading has a figure. */
          id: z.uuid().nullable(),
          name: z.string(),
          /** The window whose reading was the latest; null while none was read. */
          read: z.object({ windowId: z.uuid(), endsOn: SchoolDay }).nullable(),
          cells: z.array(MapCell),
          /** For the whole district, of no single building. */
          district: Support,
        }),
      ),
    }),
  ),
});
export type SupportMap = z.infer<typeof SupportMap>;

/** Supports of a practice by how they are kept. */
export const Keepings = z.object({
  /** Asked for and not begun. */
  waiting: Count,
  /** Begun at any time. */
  started: Count,
  /** Confirmed within their rhythm. */
  kept: Count,
  /** Not confirmed for longer than their rhythm. */
  lapsed: Count,
  completed: Count,
});
export type Keepings = z.infer<typeof Keepings>;

/** What holds up a practice, or a vision as a whole. */
export const Holding = z.object({
  supports: Keepings,
  sessions: Count,
  /** Examples and materials that stand beside the practice. */
  examples: Count,
  steps: z.object({ open: Count, done: Count }),
  /** The last day on which any support reached it; null where none has. */
  lastOn: SchoolDay.nullable(),
  /** Nothing has reached it within the weeks that were asked about. */
  isWithoutSupport: z.boolean(),
});
export type Holding = z.infer<typeof Holding>;

/** Each adopted vision with its infrastructure of support. */
export const VisionSupports = z.object({
  today: SchoolDay,
  weeks: z.int(),
  visions: z.array(
    z.object({
      visionId: z.uuid(),
      versionId: z.uuid(),
      title: z.string(),
      subject: z.object({ id: SubjectId, name: z.string() }),
      adoptedOn: SchoolDay,
      whole: Holding,
      practices: z.array(z.object({ id: z.uuid(), name: z.string(), holding: Holding })),
    }),
  ),
});
export type VisionSupports = z.infer<typeof VisionSupports>;
