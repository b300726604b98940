import { day, list } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { conversationsProblems } from '../contract.ts';

/** Words for every refusal of the conversations area. */
export const conversationsProblemWords = {
  'conversations/version-not-current': () => m.problem_conversations_version_not_current(),
  'conversations/practice-not-in-version': () => m.problem_conversations_practice_not_in_version(),
  'conversations/practice-not-in-force': () => m.problem_conversations_practice_not_in_force(),
  'conversations/building-not-open': () => m.problem_conversations_building_not_open(),
  'conversations/own-building-only': () => m.problem_conversations_own_building_only(),
  'conversations/leader-is-another': () => m.problem_conversations_leader_is_another(),
  'conversations/not-your-session': () => m.problem_conversations_not_your_session(),
  'conversations/not-on-staff': (data: { on: string }) =>
    m.problem_conversations_not_on_staff({ day: day(data.on) }),
  'conversations/not-yet': (data: { heldOn: string }) =>
    m.problem_conversations_not_yet({ day: day(data.heldOn) }),
  'conversations/before-adoption': (data: { adoptedOn: string }) =>
    m.problem_conversations_before_adoption({ day: day(data.adoptedOn) }),
  'conversations/session-canceled': () => m.problem_conversations_session_canceled(),
  'conversations/session-held': () => m.problem_conversations_session_held(),
  'conversations/session-not-held': () => m.problem_conversations_session_not_held(),
  'conversations/attendance-closed': (data: { lastDay: string }) =>
    m.problem_conversations_attendance_closed({ day: day(data.lastDay) }),
  'conversations/not-an-answerer': () => m.problem_conversations_not_an_answerer(),
  'conversations/not-your-question': () => m.problem_conversations_not_your_question(),
  'conversations/question-withdrawn': () => m.problem_conversations_question_withdrawn(),
  'conversations/question-owned': (data: { by: string }) => m.problem_conversations_question_owned(data),
  'conversations/question-answered': () => m.problem_conversations_question_answered(),
  'conversations/not-your-offer': () => m.problem_conversations_not_your_offer(),
  'conversations/version-not-later': () => m.problem_conversations_version_not_later(),
  'conversations/version-did-not-change-it': () => m.problem_conversations_version_did_not_change_it(),
  'conversations/not-a-writer': () => m.problem_conversations_not_a_writer(),
  'conversations/not-your-meeting': () => m.problem_conversations_not_your_meeting(),
  'conversations/no-such-protocol': () => m.problem_conversations_no_such_protocol(),
  'conversations/not-in-this-group': () => m.problem_conversations_not_in_this_group(),
  'conversations/room-closed': () => m.problem_conversations_room_closed(),
  'conversations/not-on-staff-today': () => m.problem_conversations_not_on_staff_today(),
  'conversations/members-by-capacity': () => m.problem_conversations_members_by_capacity(),
  'conversations/group-ended': () => m.problem_conversations_group_ended(),
  'conversations/barrier-names-a-person': (data: { found: string[] }) =>
    m.problem_conversations_barrier_names_a_person({ found: list(data.found) }),
  'conversations/not-yours-to-answer': () => m.problem_conversations_not_yours_to_answer(),
  'conversations/barrier-resolved': () => m.problem_conversations_barrier_resolved(),
  'conversations/names-a-person': (data: { found: readonly string[] }) =>
    m.problem_conversations_names_a_person({ found: list(data.found) }),
  'conversations/link-not-fitting': () => m.problem_conversations_link_not_fitting(),
  'conversations/not-your-exemplar': () => m.problem_conversations_not_your_exemplar(),
  'conversations/coding-incomplete': () => m.problem_conversations_coding_incomplete(),
  'conversations/lesson-not-open': () => m.problem_conversations_lesson_not_open(),
  'conversations/lesson-closed': () => m.problem_conversations_lesson_closed(),
  'conversations/lesson-coded': () => m.problem_conversations_lesson_coded(),
  'conversations/own-lesson': () => m.problem_conversations_own_lesson(),
  'conversations/gate-open': () => m.problem_conversations_gate_open(),
  'conversations/protocol-changed': (data: { current: { writtenBy: string } }) =>
    m.problem_conversations_protocol_changed({ name: data.current.writtenBy }),
  'conversations/unknown-work': (data: { works: string[] }) =>
    m.problem_conversations_unknown_work({ works: list(data.works) }),
} satisfies Record<keyof typeof conversationsProblems, (data: never) => string>;
