import { day, list, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { GoalStatus, goalsProblems, ResultFileFault, Unit } from '../problem-contract.ts';
import { schoolYearName } from '../school-year-rules.ts';
import { statusWords, valueText } from './goal-words.ts';
import { fileFaultWords } from './result-fault-words.ts';

const least = (data: { least: number }) => ({ least: number(data.least) });

/** Words for every refusal of the goals area. */
export const goalsProblemWords = {
  'goals/not-yours': () => m.problem_goals_not_yours(),
  'goals/place-not-here': () => m.problem_goals_place_not_here(),
  'goals/target-not-here': () => m.problem_goals_target_not_here(),
  'goals/vision-not-in-force': () => m.problem_goals_vision_not_in_force(),
  'goals/names-a-person': (data: { found: string[] }) =>
    m.problem_goals_names_a_person({ found: list(data.found) }),
  'goals/group-needed': (data: { least: number }) => m.problem_goals_group_needed(least(data)),
  'goals/group-too-small': (data: { least: number }) => m.problem_goals_group_too_small(least(data)),
  'goals/count-too-small': (data: { least: number }) => m.problem_goals_count_too_small(least(data)),
  'goals/value-not-possible': (data: { unit: Unit }) =>
    data.unit === 'percent' ? m.problem_goals_value_percent() : m.problem_goals_value_not_possible(),
  'goals/day-not-possible': (data: { earliest: string; latest: string }) =>
    m.problem_goals_day_not_possible({ earliest: day(data.earliest), latest: day(data.latest) }),
  'goals/target-day-passed': (data: { after: string }) =>
    m.problem_goals_target_day_passed({ day: day(data.after) }),
  'goals/baseline-turns-goal': ({ value, target }: { value: number; target: number }) =>
    m.problem_goals_baseline_turns_goal({ value: number(value), target: number(target) }),
  'goals/change-not-possible': (data: { status: GoalStatus }) =>
    m.problem_goals_change_not_possible({ status: statusWords[data.status]() }),
  'goals/target-not-met': (data: { value: number | null; target: number; unit: Unit }) => {
    const target = valueText(data.unit, data.target);
    return data.value === null
      ? m.problem_goals_no_reading_yet({ target })
      : m.problem_goals_target_not_met({ value: valueText(data.unit, data.value), target });
  },
  'goals/nothing-would-change': () => m.problem_goals_nothing_would_change(),
  'goals/already-corrected': () => m.problem_goals_already_corrected(),
  'goals/already-linked': () => m.problem_goals_already_linked(),
  'goals/file-unreadable': (data: { fault: ResultFileFault; columns: string[]; line: number | null }) =>
    fileFaultWords[data.fault]({
      ...{ columns: list(data.columns), line: data.line === null ? '?' : number(data.line) },
    }),
  'goals/file-personal': (data: { columns: string[]; lines: number[] }) =>
    data.columns.length > 0
      ? m.problem_goals_file_personal_columns({ columns: list(data.columns) })
      : m.problem_goals_file_personal_lines({ lines: list(data.lines.map((line) => number(line))) }),
  'goals/file-out-of-date': () => m.problem_goals_file_out_of_date(),
  'goals/year-kept': (data: { startsIn: number }) =>
    m.problem_goals_year_kept({ year: schoolYearName(data.startsIn) }),
  'goals/year-not-possible': (data: { latest: number }) =>
    m.problem_goals_year_not_possible({ year: schoolYearName(data.latest) }),
  'goals/more-than-all': () => m.problem_goals_more_than_all(),
  'goals/norm-not-agreed': () => m.problem_goals_norm_not_agreed(),
} satisfies Record<keyof typeof goalsProblems, (data: never) => string>;
