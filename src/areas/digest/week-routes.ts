import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { addDays } from '../../kit/days.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import type { SchoolDay } from '../../kit/school-time.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { Config } from '../../server/config.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { findNamedStaff } from '../../server/name-guard.ts';
import { recordOnce } from '../../server/record-once.ts';
import { focusingCapacities } from './access.ts';
import {
  type FocusFacts,
  findFocus,
  insertFocus,
  listFocusesFrom,
  listGoneOut,
  withdrawFocus,
} from './focus-store.ts';
import { listPracticesInForce, openLetter } from './letter-store.ts';
import { readMailChoice } from './mail-choice-store.ts';
import { digestProblems } from './problem-contract.ts';
import { readToday, readWaiting } from './waiting-store.ts';
import {
  type ComingWeeks,
  type LetterAudience,
  letterAudiences,
  type Week,
  weekContract,
  weeksAhead,
} from './week-contract.ts';
import { inFairOrder, letterAudienceOf, mondayOf, turnOf } from './week-rules.ts';

const signedIn = implement(weekContract).$context<RequestContext>().use(admit);

/** The handlers of the weekly digest and its focuses. */
export const weekRoutes = {
  readWeek: signedIn.readWeek.handler(({ context: { tx, actor, config } }) => readWeek(tx, actor, config)),
  listComingWeeks: signedIn.listComingWeeks.handler(({ context: { tx } }) => listComingWeeks(tx)),
  setFocus: signedIn.setFocus.handler(async ({ context: { tx, actor }, input }) => {
    const { id, ...chosen } = input;
    const facts: FocusFacts = { ...chosen, setBy: actor.personId };
    const recorded = await recordOnce<FocusFacts>(
      facts,
      async () => {
        const kept = await findFocus(tx, id);
        if (kept === undefined) return undefined;
        const { isWithdrawn: _, ...known } = kept;
        return known;
      },
      async () => {
        await refuseWeek(tx, facts);
        const practices = await listPracticesInForce(tx);
        if (!practices.some((practice) => practice.id === facts.practiceId))
          throw refusal(digestProblems, 'digest/practice-not-in-force');
        const found = await findNamedStaff(tx, facts.why);
        if (found.length > 0) throw refusal(digestProblems, 'digest/names-a-person', { found });
        await insertFocus(tx, actor, id, facts);
      },
    );
    if (recorded === 'new')
      await audit(tx, actor, 'digest/focus-set', { id, detail: { weekOn: facts.weekOn } });
    return listComingWeeks(tx);
  }),
  withdrawFocus: signedIn.withdrawFocus.handler(async ({ context: { tx, actor }, input }) => {
    const focus = await findFocus(tx, input.id);
    if (focus === undefined) throw refusal(commonProblems, 'record/not-found');
    if (!focus.isWithdrawn) {
      await refuseGoneOut(tx, focus);
      await withdrawFocus(tx, actor, input.id);
      await audit(tx, actor, 'digest/focus-withdrawn', { id: input.id, detail: { weekOn: focus.weekOn } });
    }
    return listComingWeeks(tx);
  }),
};

async function readWeek(tx: Tx, actor: Actor, config: Config): Promise<Week> {
  const today = await readToday(tx);
  const weekOn = mondayOf(today);
  const audience = letterAudienceOf(actor.capacity);
  return {
    weekOn,
    audience,
    letter: await openLetter(tx, actor.districtId, weekOn, audience),
    waiting: await readWaiting(tx, actor, today),
    mail: await readMailChoice(tx, actor.personId, config),
    maySetFocus: (focusingCapacities as readonly string[]).includes(actor.capacity),
  };
}

async function listComingWeeks(tx: Tx): Promise<ComingWeeks> {
  const first = mondayOf(await readToday(tx));
  const practices = await listPracticesInForce(tx);
  const fair = inFairOrder(practices);
  const focuses = await listFocusesFrom(tx, first);
  const gone = await listGoneOut(tx, first);
  return {
    weeks: Array.from({ length: weeksAhead }, (_, index) => addDays(first, 7 * index)).map((weekOn) => {
      const turn = turnOf(fair, weekOn);
      return {
        weekOn,
        goneOut: gone.filter((one) => one.weekOn === weekOn).map((one) => one.audience),
        focuses: focuses.filter((one) => one.weekOn === weekOn).map(({ weekOn: _, ...focus }) => focus),
        turn: turn && { id: turn.id, name: turn.name },
      };
    }),
    practices: practices.map(({ id, name, sentence, version }) => ({
      ...{ id, name, sentence, subject: version.subject, vision: version.title },
    })),
  };
}

async function refuseWeek(tx: Tx, facts: FocusFacts): Promise<void> {
  const first = mondayOf(await readToday(tx));
  const last = addDays(first, 7 * (weeksAhead - 1));
  const { weekOn } = facts;
  if (mondayOf(weekOn) !== weekOn || weekOn < first || weekOn > last)
    throw refusal(digestProblems, 'digest/not-a-coming-week', { first, last });
  await refuseGoneOut(tx, facts);
}

/** What somebody has read stays as they read it. A focus for all asks for a week that nobody has read. */
async function refuseGoneOut(
  tx: Tx,
  { weekOn, audience }: { weekOn: SchoolDay; audience: LetterAudience | null },
): Promise<void> {
  const meant: readonly LetterAudience[] = audience === null ? letterAudiences : [audience];
  const gone = await listGoneOut(tx, weekOn);
  if (gone.some((one) => one.weekOn === weekOn && meant.includes(one.audience)))
    throw refusal(digestProblems, 'digest/week-gone-out', { weekOn });
}
