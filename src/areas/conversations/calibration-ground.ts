import type { NamedPerson } from '../../../test/maple-ridge.ts';
import type { World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import type {
  CalibrationSet,
  CalibrationSetId,
  CodedAnswer,
  CodingAnswer,
  CodingId,
  SetMaking,
} from './calibration-contract.ts';
import type { ExemplarId, ExemplarOffer } from './exemplar-contract.ts';
import type { PracticeId } from './session-contract.ts';
import type { Adopted } from './test-ground.ts';

/** The staff of Maple Ridge who code what Elena has made, in an order of their own. */
export const coders = [
  'theo',
  'amina',
  'grace',
  'ben',
  'rosa',
  'walt',
  'ursula',
  'noor',
  'dana',
  'priya',
  'marcus',
  'odette',
] as const satisfies readonly NamedPerson[];

/** A coding by its answers in the order of the moments, in each in the order of the practices. */
export function codingOf(
  practiceIds: readonly PracticeId[],
  answers: readonly CodingAnswer[],
): CodedAnswer[] {
  return answers.map((answer, index) => ({
    moment: Math.floor(index / practiceIds.length),
    practiceId: practiceIds[index % practiceIds.length] as PracticeId,
    answer,
  }));
}

/** The master coding of the lesson below: practice 1 seen, then not; practice 2 with no opportunity, then seen. */
export const masterAnswers: CodingAnswer[] = ['seen', 'no_opportunity', 'not_seen', 'seen'];

/** A written lesson of two moments that codes the first two practices. */
export function lessonOf(adopted: Adopted, changes: Partial<SetMaking> = {}): SetMaking {
  const practiceIds = adopted.practiceIds.slice(0, 2);
  return {
    id: newId() as CalibrationSetId,
    versionId: adopted.versionId,
    title: 'A lesson about juice',
    form: 'written',
    clipUrl: null,
    introduction: 'Sixth grade, the first lesson on ratios.',
    moments: ['Groups draw cups in two colors.', 'Students copy the steps from the board.'],
    practiceIds,
    master: codingOf(practiceIds, masterAnswers).map((answer) => ({
      ...answer,
      reason: `In moment ${answer.moment + 1} the words say so.`,
    })),
    isWithoutStudents: true,
    ...changes,
  };
}

/** A lesson that Elena has made and opened. */
export async function openLesson(world: World, adopted: Adopted, changes: Partial<SetMaking> = {}) {
  const elena = world.as('elena').conversations;
  const lesson = lessonOf(adopted, changes);
  await elena.makeCalibrationSet(lesson);
  await elena.openCalibrationSet({ id: lesson.id });
  return lesson;
}

/** A named person codes a lesson. */
export async function code(
  world: World,
  lesson: SetMaking,
  name: NamedPerson,
  answers: readonly CodingAnswer[] = masterAnswers,
  codingId: string = newId(),
): Promise<CalibrationSet> {
  return world.as(name).conversations.codeCalibrationSet({
    id: lesson.id,
    codingId: codingId as CodingId,
    answers: codingOf(lesson.practiceIds, answers),
  });
}

/** A moment in words that shows the first practice. */
export function offerOf(adopted: Adopted, changes: Partial<ExemplarOffer> = {}): ExemplarOffer {
  return {
    id: newId() as ExemplarId,
    versionId: adopted.versionId,
    practiceId: adopted.practiceIds[0] as PracticeId,
    kind: 'example',
    form: 'moment',
    title: 'Two tables, two drawings',
    text: 'One table draws cups, another makes a table of numbers. Each explains its own to the other.',
    link: null,
    rationale: 'Students do the explaining, and both drawings stay in view.',
    isWithoutStudents: true,
    ...changes,
  };
}
