import { day, list } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { MissingForClosing, Stage, supportsProblems } from '../problem-contract.ts';
import type { StepStatus } from '../step-contract.ts';
import { missingWords, stageWords, statusWords } from './step-words.ts';

/** Words for every refusal of the supports area. */
export const supportsProblemWords = {
  'supports/not-yours': () => m.problem_supports_not_yours(),
  'supports/agreement-not-accepted': () => m.problem_supports_agreement_not_accepted(),
  'supports/reading-not-frozen': () => m.problem_supports_reading_not_frozen(),
  'supports/conversation-day': (data: { earliest: string; latest: string }) =>
    m.problem_supports_conversation_day({ earliest: day(data.earliest), latest: day(data.latest) }),
  'supports/building-not-in-window': () => m.problem_supports_building_not_in_window(),
  'supports/practice-not-here': () => m.problem_supports_practice_not_here(),
  'supports/place-not-here': () => m.problem_supports_place_not_here(),
  'supports/goal-not-open': () => m.problem_supports_goal_not_open(),
  'supports/stage-not-reached': (data: { stage: Stage }) =>
    m.problem_supports_stage_not_reached({ stage: stageWords[data.stage]() }),
  'supports/stage-empty': (data: { stage: Stage }) =>
    m.problem_supports_stage_empty({ stage: stageWords[data.stage]() }),
  'supports/names-a-person': (data: { found: string[]; where: 'note' | 'step' }) =>
    data.where === 'note'
      ? m.problem_supports_names_in_note({ found: list(data.found) })
      : m.problem_supports_names_in_step({ found: list(data.found) }),
  'supports/person-not-staff': () => m.problem_supports_person_not_staff(),
  'supports/due-in-the-past': (data: { today: string }) =>
    m.problem_supports_due_in_the_past({ today: day(data.today) }),
  'supports/change-not-possible': (data: { status: StepStatus }) =>
    m.problem_supports_change_not_possible({ status: statusWords[data.status]() }),
  'supports/nothing-would-change': () => m.problem_supports_nothing_would_change(),
  'supports/ask-first': () => m.problem_supports_ask_first(),
  'supports/already-asked': () => m.problem_supports_already_asked(),
  'supports/offer-over': () => m.problem_supports_offer_over(),
  'supports/not-a-swap': () => m.problem_supports_not_a_swap(),
  'supports/window-closed': (data: { closedOn: string }) =>
    m.problem_supports_window_closed({ day: day(data.closedOn) }),
  'supports/window-not-ready-to-close': (data: { missing: MissingForClosing[]; endsOn: string }) =>
    m.problem_supports_window_not_ready({
      missing: list(data.missing.map((missing) => missingWords(missing, data.endsOn))),
    }),
} satisfies Record<keyof typeof supportsProblems, (data: never) => string>;
