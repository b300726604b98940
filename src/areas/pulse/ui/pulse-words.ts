import { day, number } from '../../../client/words/format.ts';
import { language } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import type { ItemKind, ItemText } from '../item-contract.ts';
import type { Change, Figure } from '../result-contract.ts';
import type { EmployeeGroup, RoundSummary } from '../round-contract.ts';

export const groupWords: Record<EmployeeGroup, () => string> = {
  leaders: m.pulse_group_leaders,
  teachers: m.pulse_group_teachers,
  coaches: m.pulse_group_coaches,
  other_staff: m.pulse_group_other_staff,
};
export const groupOrder = Object.keys(groupWords) as EmployeeGroup[];

export const stageWords: Record<RoundSummary['stage'], () => string> = {
  coming: m.pulse_coming,
  open: m.pulse_open_now,
  closed: m.pulse_closed,
};

/** The five answers to a question, from the lowest. */
export const valueWords: Record<ItemKind, (() => string)[]> = {
  how_many: [
    m.pulse_value_how_many_0,
    m.pulse_value_how_many_1,
    m.pulse_value_how_many_2,
    m.pulse_value_how_many_3,
    m.pulse_value_how_many_4,
  ],
  know: [
    m.pulse_value_know_0,
    m.pulse_value_know_1,
    m.pulse_value_know_2,
    m.pulse_value_know_3,
    m.pulse_value_know_4,
  ],
};

const coarseWords: Record<ItemKind, (() => string)[]> = {
  how_many: [m.pulse_low_how_many, m.pulse_half_how_many, m.pulse_high_how_many, m.pulse_value_unsaid],
  know: [m.pulse_low_know, m.pulse_half_know, m.pulse_high_know, m.pulse_value_unsaid],
};

/** A text in the reader's language, or else in one in which it was written. */
export function inLanguage(text: ItemText): string {
  return text[language()] ?? text.en ?? text.es ?? text.ar ?? '';
}

export const roundDays = ({ opensOn, closesOn }: { opensOn: string; closesOn: string }) =>
  m.pulse_round_days({ first: day(opensOn), last: day(closesOn) });

/** How many were asked and have answered, as it may be said at this stage. */
export function turnoutWords({ stage, asked, answered }: Pick<RoundSummary, 'stage' | 'asked' | 'answered'>) {
  const shown = { asked: number(asked), answered: number(answered ?? 0) };
  if (stage === 'coming') return m.pulse_asked_coming({ asked: shown.asked });
  if (answered === null) return m.pulse_asked_only({ asked: shown.asked });
  return stage === 'open' ? m.pulse_asked_so_far(shown) : m.pulse_asked_answered(shown);
}

/** How many have answered so far in one place, in fives. */
export function atLeastWords(answered: number | null): string {
  if (answered === null) return m.pulse_not_apart();
  return answered === 0 ? m.pulse_under_five() : m.pulse_at_least({ count: number(answered) });
}

const hundredths = (share: number) => number(Math.round(share * 100));

/** The share of the two highest answers, with its interval; or why there is none. */
export function shareWords(kind: ItemKind, { n, counts, share }: Figure): string | null {
  if (counts === null) return null;
  if (share === null) return m.pulse_part_unsaid({ n: number(n) });
  const [, , , most = 0, all = 0, unsaid = 0] = counts;
  const words = kind === 'how_many' ? m.pulse_part_share_how_many : m.pulse_part_share_know;
  return words({
    ...{ much: number(most + all), said: number(n - unsaid) },
    ...{ low: hundredths(share.low), high: hundredths(share.high) },
  });
}

/** Every count of a question, in words. */
export function countWords(kind: ItemKind, { n, counts, tenths }: Figure): string {
  const values =
    counts?.map((count, index) =>
      m.pulse_count({
        value: (valueWords[kind][index] ?? m.pulse_value_unsaid)(),
        count: number(count),
      }),
    ) ??
    (tenths ?? []).map((tenth, index) =>
      m.pulse_count({
        value: (coarseWords[kind][index] ?? m.pulse_value_unsaid)(),
        count: tenthWords(tenth),
      }),
    );
  return m.pulse_counts({ values: values.join(' · '), n: number(n) });
}

function tenthWords(tenth: number): string {
  if (tenth <= 1) return m.pulse_tenths_few();
  return tenth >= 9 ? m.pulse_tenths_most() : m.pulse_tenths_about({ count: number(tenth) });
}

/** How a share has changed, always with its interval. */
export function changeWords({ since, difference, low, high, isTold }: Change): string {
  const ends = { day: day(since), low: hundredths(low), high: hundredths(high) };
  if (!isTold) return m.pulse_change_unknown(ends);
  if (difference > 0) return m.pulse_change_more({ ...ends, points: hundredths(difference) });
  return m.pulse_change_fewer({
    ...{ day: ends.day, points: hundredths(-difference) },
    ...{ low: hundredths(-high), high: hundredths(-low) },
  });
}
