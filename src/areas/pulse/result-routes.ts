import { implement } from '@orpc/server';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { newcombeDifference } from '../../statistics/newcombe-difference.ts';
import { closeEndedRounds } from './closing.ts';
import type { Item } from './item-contract.ts';
import { readIndicators } from './item-pack.ts';
import { readsAlike } from './item-rules.ts';
import { type KeptFigure, readBefore, readOutcome } from './outcome-store.ts';
import { pulseProblems } from './problem-contract.ts';
import {
  type Change,
  type Figure,
  type ItemResult,
  type Results,
  resultContract,
} from './result-contract.ts';
import { employeeGroups } from './round-contract.ts';
import { findRound, type KeptRound, listBuildings } from './store.ts';

const signedIn = implement(resultContract).$context<RequestContext>().use(admit);

/** The handlers of results. */
export const resultRoutes = {
  readResults: signedIn.readResults.handler(async ({ context: { tx, actor }, input }) => {
    await closeEndedRounds(tx);
    const round = await findRound(tx, actor, input.id);
    if (round === undefined) throw refusal(commonProblems, 'record/not-found');
    const results = await resultsOf(tx, round);
    if (results === undefined) throw refusal(pulseProblems, 'pulse/not-closed', { closesOn: round.closesOn });
    return results;
  }),
};

async function resultsOf(tx: Tx, round: KeptRound): Promise<Results | undefined> {
  const outcome = await readOutcome(tx, round.id);
  if (outcome === undefined) return undefined;
  const before = await readBefore(tx, round.opensOn);
  const { asked, answered, isReleased, places, figures, scales, helps, inTheWay } = outcome;
  const names = [...(await listBuildings(tx)), { id: 'none', name: null }];
  const turnoutOf = (kind: string, key: string) =>
    places.filter((one) => one.kind === kind && one.key === key);
  const buildings = names.flatMap(({ id, name }) =>
    turnoutOf('building', id).map((place) => ({
      key: id,
      name,
      asked: place.asked,
      answered: place.answered,
    })),
  );
  const groups = employeeGroups.flatMap((group) =>
    turnoutOf('group', group).map((place) => ({
      ...{ key: group, name: null, asked: place.asked, answered: place.answered },
    })),
  );
  return {
    ...{ id: round.id, opensOn: round.opensOn, closesOn: round.closesOn, asked, answered, isReleased },
    ...{ indicators: readIndicators(), buildings, groups, scales, helps, inTheWay },
    items: round.items.map((item) => itemResultOf(item, figures, buildings, before)),
  };
}

type Before = Awaited<ReturnType<typeof readBefore>>;

function itemResultOf(
  item: Item,
  figures: readonly KeptFigure[],
  buildings: readonly { key: string }[],
  before: Before,
): ItemResult {
  const mine = figures.filter(({ itemId }) => itemId === item.id);
  const at = (kind: string, key: string) => mine.filter((one) => one.kind === kind && one.key === key);
  const [whole] = at('district', '');
  return {
    item,
    district: whole === undefined ? null : figureFor(whole),
    change: whole === undefined ? null : changeSince(item, whole, before),
    buildings: buildings.flatMap(({ key }) =>
      at('building', key).map((one) => ({ key, figure: figureFor(one) })),
    ),
    groups: employeeGroups.flatMap((key) => at('group', key).map((one) => ({ key, figure: figureFor(one) }))),
  };
}

function figureFor({ n, counts, tenths, share, low, high }: KeptFigure): Figure {
  return {
    ...{ n, counts, tenths },
    share: share === null || low === null || high === null ? null : { value: share, low, high },
  };
}

/** Two rounds are two sets of answers: who gave which in both, nobody knows, so they are compared like two groups of people. */
function changeSince(item: Item, now: KeptFigure, before: Before): Change | null {
  const same = before?.items.find((one) => readsAlike(one, item));
  const then = same && before?.figures.find(({ itemId }) => itemId === item.id);
  if (before === undefined || then === undefined || now.share === null || then.share === null) return null;
  const result = newcombeDifference(muchOf(now), muchOf(then));
  return { since: before.closesOn, ...result, isTold: result.low > 0 || result.high < 0 };
}

function muchOf({ counts }: KeptFigure): { successes: number; trials: number } {
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = counts ?? [];
  return { successes: d + e, trials: a + b + c + d + e };
}
