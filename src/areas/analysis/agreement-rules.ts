import type { AgreementFigure, AgreementFloors } from './agreement-contract.ts';
import {
  agreementFigures,
  type ComparedAnswer,
  comparedAnswers,
  positiveOf,
  shareOf,
} from './agreement-figures.ts';
import type { Floors } from './figure-contract.ts';

/** What the two of one pair said about one practice, each blind; null where one gave no answer. */
export type PairCoding = {
  pairId: string;
  windowId: string;
  practiceId: string;
  /** The version in whose words the practice was looked for. */
  versionId: string;
  /** Month of the visits, `2026-09`. */
  month: string;
  room: string;
  observers: readonly [string, string];
  kinds: readonly [string, string];
  answers: readonly [string | null, string | null];
};

const fewestPairs = 10;
const fewestObservers = 3;
const fewestInAMonth = 5;
/** Positive agreement under this share, with so many codings of "seen", sends the wording back to study. */
const agreedFrom = 0.6;
const fewestSeen = 5;

/** Two visits make a pair: a district that has raised its floors has raised these with them. */
export function agreementFloors({ rooms, visits }: Floors): AgreementFloors {
  return {
    pairs: Math.max(fewestPairs, Math.ceil(visits / 2)),
    observers: fewestObservers,
    rooms,
    monthPairs: fewestInAMonth,
  };
}

/** The codings in which both said something that can agree or not. */
export function comparable(
  codings: readonly PairCoding[],
): (PairCoding & { answers: readonly [ComparedAnswer, ComparedAnswer] })[] {
  const isCompared = (answer: string | null) => comparedAnswers.some((each) => each === answer);
  return codings.filter(
    (coding): coding is PairCoding & { answers: readonly [ComparedAnswer, ComparedAnswer] } =>
      coding.answers.every(isCompared),
  );
}

/** How many different people and rooms stand behind codings. */
export function standingBehind(codings: readonly Pick<PairCoding, 'observers' | 'room'>[]): {
  observers: number;
  rooms: number;
} {
  return {
    observers: new Set(codings.flatMap(({ observers }) => observers)).size,
    rooms: new Set(codings.map(({ room }) => room)).size,
  };
}

/** The figure of one practice; null under the floors. */
export function agreementFigureOf(
  codings: readonly PairCoding[],
  floors: AgreementFloors,
): AgreementFigure | null {
  const compared = comparable(codings);
  const { observers, rooms } = standingBehind(compared);
  if (compared.length < floors.pairs || observers < floors.observers || rooms < floors.rooms) return null;
  const answers = compared.map((coding) => coding.answers);
  const agreed = answers.filter(([one, other]) => one === other).length;
  const { kappa, ac1, alpha } = agreementFigures(answers);
  const { agreement: positive, codings: seen } = positiveOf(answers);
  const isJudged = positive !== null && seen >= fewestSeen;
  return {
    pairs: compared.length,
    leftOut: codings.length - compared.length,
    observers,
    agreed,
    percent: shareOf(agreed, compared.length),
    kappa,
    ac1,
    alpha,
    positive: isJudged ? positive : null,
    isNotYetAgreed: isJudged && positive < agreedFrom,
  };
}

/**
 * The figures of one practice, over all its windows and for each. What is held back must not be the rest of what is
 * shown: while the windows held back have a few pairs together but fewer than a figure needs, another goes with them.
 *
 * @param windowIds the windows in which the practice read as it does now
 */
export function practiceFigures(
  codings: readonly PairCoding[],
  windowIds: readonly string[],
  floors: AgreementFloors,
): { all: AgreementFigure | null; windows: { windowId: string; figure: AgreementFigure | null }[] } {
  const all = agreementFigureOf(codings, floors);
  const of = (windowId: string) => codings.filter((coding) => coding.windowId === windowId);
  const figures = new Map(
    windowIds.map((id) => [id, all === null ? null : agreementFigureOf(of(id), floors)]),
  );
  const restIsFit = () => {
    const rest = comparable(codings.filter(({ windowId }) => figures.get(windowId) === null));
    const { observers, rooms } = standingBehind(rest);
    const isFit = rest.length >= floors.pairs && observers >= floors.observers && rooms >= floors.rooms;
    return rest.length === 0 || isFit;
  };
  while (!restIsFit()) {
    const [smallest] = [...figures]
      .flatMap(([id, figure]) => (figure === null ? [] : [{ id, pairs: figure.pairs }]))
      .sort((a, b) => a.pairs - b.pairs);
    if (smallest === undefined) break;
    figures.set(smallest.id, null);
  }
  return { all, windows: windowIds.map((windowId) => ({ windowId, figure: figures.get(windowId) ?? null })) };
}
