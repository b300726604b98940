import type { CapacityKind } from '../../../kit/actor.ts';
import { newId } from '../../../kit/new-id.ts';
import type { IndicatorPage } from '../indicator-contract.ts';
import type { Rating, RatingInput } from '../rating-contract.ts';

/** A part as it is being rated. Counts are kept as typed. */
export type PartDraft = {
  partId: string;
  counts: Record<string, string>;
  /** Empty: nothing chosen. `none`: we do not agree. */
  agreed: string;
  dissent: string;
  entryId: string;
  seen: string;
  seenOn: string;
  link: string;
};

export type RatingDraft = {
  groupId: string;
  heldOn: string;
  present: Partial<Record<CapacityKind, string>>;
  parts: readonly PartDraft[];
};

/** What stands for "we do not agree" while a form is open. */
export const notAgreed = 'none';

/** An empty draft of today; for a correction, what the old rating said. */
export function draftOf(page: IndicatorPage, old: Rating | null): RatingDraft {
  return {
    groupId: old?.group.id ?? '',
    heldOn: old?.heldOn ?? page.today,
    present: Object.fromEntries((old?.present ?? []).map(({ capacity, count }) => [capacity, String(count)])),
    parts: page.streams.parts.map(({ id }) => {
      const said = old?.parts.find((part) => part.id === id);
      return {
        partId: id,
        counts: Object.fromEntries((said?.spread ?? []).map(({ level, count }) => [level, String(count)])),
        agreed: said === undefined ? '' : (said.agreed ?? notAgreed),
        dissent: said?.dissent ?? '',
        ...{ entryId: newId(), seen: '', seenOn: page.today, link: '' },
      };
    }),
  };
}

const counted = (value: string | undefined) => Math.max(0, Math.trunc(Number(value ?? '')) || 0);

/** The draft as it is sent. */
export function ratingOfDraft(
  draft: RatingDraft,
  { id, indicatorId, correctsId }: Pick<RatingInput, 'id' | 'indicatorId' | 'correctsId'>,
  buildingId: string | null,
): RatingInput {
  return {
    ...{ id, indicatorId, correctsId, groupId: draft.groupId, heldOn: draft.heldOn },
    present: Object.entries(draft.present)
      .map(([capacity, value]) => ({ capacity: capacity as CapacityKind, count: counted(value) }))
      .filter(({ count }) => count > 0),
    parts: draft.parts.map(({ partId, counts, agreed, dissent }) => ({
      ...{ partId, dissent, agreed: agreed === notAgreed ? null : agreed },
      spread: Object.entries(counts).map(([level, value]) => ({ level, count: counted(value) })),
    })),
    evidence: draft.parts
      .filter(({ seen }) => seen.trim() !== '')
      .map(({ partId, entryId, seen, seenOn, link }) => ({
        ...{ id: entryId, partId, what: seen, seenOn, employeeGroups: [] },
        buildingId: buildingId as RatingInput['evidence'][number]['buildingId'],
        link: link.trim() === '' ? null : link.trim(),
      })),
  };
}
