import { moment, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { ChangeReason, MyVisit } from '../put-right-contract.ts';
import { answerWords } from './visit-words.ts';

type Tally = MyVisit['tallies'][number];

/** What an observer gives as a reason. That something was brought back is none: the observer pressed for it. */
export type GivenReason = Exclude<ChangeReason, 'brought_back'>;

export const reasonWords: Record<GivenReason, () => string> = {
  wrong_tap: m.observation_reason_wrong_tap,
  wrong_place: m.observation_reason_wrong_place,
  wrong_window: m.observation_reason_wrong_window,
  made_twice: m.observation_reason_made_twice,
  practice_run: m.observation_reason_practice_run,
  cut_short: m.observation_reason_cut_short,
};

/** What became of a visit, when and why. */
export function changeWords({ kind, reason, changedAt }: MyVisit['changes'][number]): string {
  const at = moment(changedAt);
  if (reason === 'brought_back') return m.observation_mine_change_brought_back({ moment: at });
  const said = { moment: at, reason: reasonWords[reason]() };
  return kind === 'corrected'
    ? m.observation_mine_change_corrected(said)
    : m.observation_mine_change_voided(said);
}

const partWords: Record<MyVisit['lessonPart'], () => string> = {
  beginning: m.observation_mine_part_beginning,
  middle: m.observation_mine_part_middle,
  end: m.observation_mine_part_end,
};

/** How a visit is to be read beside its partner's. */
export const pairWords: Record<NonNullable<MyVisit['pair']>, () => string> = {
  counts: m.observation_mine_pair_counts,
  stands_back: m.observation_mine_pair_stands_back,
  agreed: m.observation_mine_pair_agreed,
};

/** Where and how long, in one line: there is no room in it, since the server knows none. */
export function placeOf(visit: MyVisit): string[] {
  const minutes = Math.round((Date.parse(visit.endedAt) - Date.parse(visit.startedAt)) / 60_000);
  return [
    visit.building,
    visit.band,
    partWords[visit.lessonPart](),
    m.observation_mine_lasted({ count: minutes, shown: number(minutes) }),
  ];
}

/** What was said of one practice. */
export function answerOf(tally: Tally | undefined): string {
  const words = answerWords.find(([answer]) => answer === tally?.answer)?.[1];
  if (tally === undefined || words === undefined) return m.visit_unanswered();
  const count = tally.timesCount;
  if (count === null) return words();
  return m.visit_answer_counted({ answer: words(), times: m.visit_counted({ count, shown: number(count) }) });
}

/** By how much the device's clock was wrong, and what it said; null where it was about right. */
export function clockOf(visit: MyVisit): string | null {
  if (visit.clock === null) return null;
  const { aheadSeconds, deviceStartedAt } = visit.clock;
  const hours = number(Math.round(Math.abs(aheadSeconds) / 360) / 10);
  const said = { hours, moment: moment(deviceStartedAt) };
  return aheadSeconds > 0 ? m.observation_mine_clock_ahead(said) : m.observation_mine_clock_behind(said);
}
