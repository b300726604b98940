import { m } from '../../../client/words/words.ts';

/** What each trace is called, and the exact sentence of what it counts. */
export const traceWords: Record<string, { name: () => string; about: () => string }> = {
  steps_student: { name: m.evidence_trace_steps_student, about: m.evidence_trace_steps_student_about },
  steps_leaders: { name: m.evidence_trace_steps_leaders, about: m.evidence_trace_steps_leaders_about },
  steps_teachers: { name: m.evidence_trace_steps_teachers, about: m.evidence_trace_steps_teachers_about },
  steps_by_their_day: {
    name: m.evidence_trace_steps_by_their_day,
    about: m.evidence_trace_steps_by_their_day_about,
  },
  meetings_decided: {
    name: m.evidence_trace_meetings_decided,
    about: m.evidence_trace_meetings_decided_about,
  },
  check_ins: { name: m.evidence_trace_check_ins, about: m.evidence_trace_check_ins_about },
  conflicts_ended: { name: m.evidence_trace_conflicts_ended, about: m.evidence_trace_conflicts_ended_about },
  conflicts_decided: {
    name: m.evidence_trace_conflicts_decided,
    about: m.evidence_trace_conflicts_decided_about,
  },
  planning_meetings: {
    name: m.evidence_trace_planning_meetings,
    about: m.evidence_trace_planning_meetings_about,
  },
  planning_fruit: { name: m.evidence_trace_planning_fruit, about: m.evidence_trace_planning_fruit_about },
  sessions_across: { name: m.evidence_trace_sessions_across, about: m.evidence_trace_sessions_across_about },
  sessions_led_by_leaders: {
    name: m.evidence_trace_sessions_led_by_leaders,
    about: m.evidence_trace_sessions_led_by_leaders_about,
  },
  sessions_embedded: {
    name: m.evidence_trace_sessions_embedded,
    about: m.evidence_trace_sessions_embedded_about,
  },
  sessions_student_work: {
    name: m.evidence_trace_sessions_student_work,
    about: m.evidence_trace_sessions_student_work_about,
  },
  sessions_peers: { name: m.evidence_trace_sessions_peers, about: m.evidence_trace_sessions_peers_about },
  sessions_all_three: {
    name: m.evidence_trace_sessions_all_three,
    about: m.evidence_trace_sessions_all_three_about,
  },
  barriers_conditions: {
    name: m.evidence_trace_barriers_conditions,
    about: m.evidence_trace_barriers_conditions_about,
  },
  messages_to_all: { name: m.evidence_trace_messages_to_all, about: m.evidence_trace_messages_to_all_about },
  questions_answered: {
    name: m.evidence_trace_questions_answered,
    about: m.evidence_trace_questions_answered_about,
  },
  asks_answered: { name: m.evidence_trace_asks_answered, about: m.evidence_trace_asks_answered_about },
  messages_sent: { name: m.evidence_trace_messages_sent, about: m.evidence_trace_messages_sent_about },
  barriers_answered: {
    name: m.evidence_trace_barriers_answered,
    about: m.evidence_trace_barriers_answered_about,
  },
  weeks_with_focus: {
    name: m.evidence_trace_weeks_with_focus,
    about: m.evidence_trace_weeks_with_focus_about,
  },
  norms_agreed: { name: m.evidence_trace_norms_agreed, about: m.evidence_trace_norms_agreed_about },
  commitments_leaders: {
    name: m.evidence_trace_commitments_leaders,
    about: m.evidence_trace_commitments_leaders_about,
  },
  commitments_teachers: {
    name: m.evidence_trace_commitments_teachers,
    about: m.evidence_trace_commitments_teachers_about,
  },
  commitments_groups: {
    name: m.evidence_trace_commitments_groups,
    about: m.evidence_trace_commitments_groups_about,
  },
  commitments_reviewed: {
    name: m.evidence_trace_commitments_reviewed,
    about: m.evidence_trace_commitments_reviewed_about,
  },
  conflict_trainings: {
    name: m.evidence_trace_conflict_trainings,
    about: m.evidence_trace_conflict_trainings_about,
  },
  conflicts_respectful: {
    name: m.evidence_trace_conflicts_respectful,
    about: m.evidence_trace_conflicts_respectful_about,
  },
  conflicts_productive: {
    name: m.evidence_trace_conflicts_productive,
    about: m.evidence_trace_conflicts_productive_about,
  },
  goals_non_academic: {
    name: m.evidence_trace_goals_non_academic,
    about: m.evidence_trace_goals_non_academic_about,
  },
  goals_academic: { name: m.evidence_trace_goals_academic, about: m.evidence_trace_goals_academic_about },
  support_given: { name: m.evidence_trace_support_given, about: m.evidence_trace_support_given_about },
  routines_kept: { name: m.evidence_trace_routines_kept, about: m.evidence_trace_routines_kept_about },
  routine_impact: { name: m.evidence_trace_routine_impact, about: m.evidence_trace_routine_impact_about },
};
