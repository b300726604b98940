/** Everything of a goal as it is being written: texts as typed, numbers not yet read. */
export type GoalDraft = {
  performance: string;
  kind: string;
  learning: string;
  buildingId: string;
  subjectId: string;
  what: string;
  why: string;
  measure: string;
  unit: string;
  owner: string;
  value: string;
  n: string;
  on: string;
  source: string;
  targetValue: string;
  targetOn: string;
  targetIds: readonly string[];
};

export const emptyGoal: GoalDraft = {
  ...{ performance: 'student', kind: 'academic', learning: 'student', buildingId: '', subjectId: '' },
  ...{ what: '', why: '', measure: '', unit: 'percent', owner: 'dn_member' },
  ...{ value: '', n: '', on: '', source: '', targetValue: '', targetOn: '', targetIds: [] },
};

/** The goal as the server takes it: fields read as numbers, what was left empty as nothing. */
export function inputOf(draft: GoalDraft, { goalId, readingId }: { goalId: string; readingId: string }) {
  const { buildingId, subjectId, value, n, on, source, targetValue, targetOn, ...rest } = draft;
  return {
    ...{ goalId, ...rest, buildingId: buildingId || null, subjectId: subjectId || null },
    baseline: { readingId, value: Number(value), n: n === '' ? null : Number(n), on, source },
    target: { value: Number(targetValue), on: targetOn },
  };
}
