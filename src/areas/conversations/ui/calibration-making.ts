import type { CalibrationSample, CodingAnswer } from '../calibration-contract.ts';

/** A lesson while it is being made. Answers and reasons are kept by moment and practice, also of those taken out again. */
export type Making = {
  title: string;
  form: 'written' | 'clip';
  clipUrl: string;
  introduction: string;
  moments: readonly { key: number; text: string }[];
  practiceIds: readonly string[];
  answers: ReadonlyMap<string, CodingAnswer>;
  reasons: ReadonlyMap<string, string>;
};

export const cellOf = (momentKey: number, practiceId: string) => `${momentKey} ${practiceId}`;

/** Where making begins: with a sample, or with two empty moments. */
export function beginMaking(sample: CalibrationSample | undefined): Making {
  const cells = sample?.master ?? [];
  return {
    title: sample?.title ?? '',
    form: 'written',
    clipUrl: '',
    introduction: sample?.introduction ?? '',
    moments: (sample?.moments ?? ['', '']).map((text, key) => ({ key, text })),
    practiceIds: sample?.practices.map(({ id }) => id) ?? [],
    answers: new Map(cells.map((cell) => [cellOf(cell.moment, cell.practiceId), cell.answer])),
    reasons: new Map(cells.map((cell) => [cellOf(cell.moment, cell.practiceId), cell.reason])),
  };
}

/** Whether every practice has an answer in every moment. Texts are asked for by their fields. */
export function isAnswered({ moments, practiceIds, answers }: Making): boolean {
  return moments.every(({ key }) => practiceIds.every((id) => answers.has(cellOf(key, id))));
}

/** What is sent: moments by their place, cells in the order of moments. */
export function sentOf(making: Making) {
  const { title, form, introduction, moments, practiceIds, answers, reasons } = making;
  return {
    ...{ title, form, introduction, practiceIds },
    clipUrl: form === 'clip' ? making.clipUrl.trim() : null,
    moments: moments.map(({ text }) => text),
    master: moments.flatMap(({ key }, moment) =>
      practiceIds.map((practiceId) => ({
        moment,
        practiceId,
        answer: answers.get(cellOf(key, practiceId)),
        reason: reasons.get(cellOf(key, practiceId)) ?? '',
      })),
    ),
    isWithoutStudents: true,
  };
}
