import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { mayAgreeIn } from './access.ts';
import { summaryOf } from './norm-routes.ts';
import { listNorms } from './norm-store.ts';
import { type CultureCard, settingsContract } from './settings-contract.ts';
import { listDueCommitments, readSettings, readToday, writeSettings } from './store.ts';

const signedIn = implement(settingsContract).$context<RequestContext>().use(admit);

/** The handlers of how often the district looks again, and of what waits for somebody. */
export const settingsRoutes = {
  changeCultureSettings: signedIn.changeCultureSettings.handler(async ({ context: { tx, actor }, input }) => {
    await writeSettings(tx, actor.districtId, input);
    await audit(tx, actor, 'culture/settings-changed', { id: actor.districtId, detail: { ...input } });
    return input;
  }),
  listNext: signedIn.listNext.handler(async ({ context: { tx, actor } }) => ({
    cards: [...(await commitmentCards(tx, actor)), ...(await normCards(tx, actor))],
  })),
};

async function commitmentCards(tx: Tx, actor: Actor): Promise<CultureCard[]> {
  const due = await listDueCommitments(tx, actor);
  return due.map((commitment) => ({ kind: 'commitment', ...commitment }));
}

/** Norms that wait for those who agree on them: to be looked at again, and proposed and not yet decided. */
async function normCards(tx: Tx, actor: Actor): Promise<CultureCard[]> {
  const isMine = (place: string | null) => mayAgreeIn(actor, place);
  if (!isMine(null) && !isMine(actor.buildingId)) return [];
  const { revisitMonths } = await readSettings(tx);
  const today = await readToday(tx);
  const norms = (await listNorms(tx))
    .map((row) => summaryOf(row, revisitMonths, today))
    .filter(({ building }) => isMine(building?.id ?? null));
  const due = norms.flatMap(({ isDue, revisitOn }) => (isDue && revisitOn !== null ? [revisitOn] : []));
  const open = norms.flatMap(({ standing, proposedOn }) =>
    standing === 'proposed' || standing === 'discussed' ? [proposedOn] : [],
  );
  return [...cardOf('norms-to-revisit', due), ...cardOf('norms-proposed', open)];
}

function cardOf(kind: 'norms-to-revisit' | 'norms-proposed', days: readonly string[]): CultureCard[] {
  const [since] = days.toSorted();
  return since === undefined ? [] : [{ kind, count: days.length, since }];
}
