import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { findNamedStaff } from '../../server/name-guard.ts';
import { recordOnce } from '../../server/record-once.ts';
import {
  type ActFacts,
  findAct,
  findFirstYes,
  insertAct,
  keepFirstYes,
  listActs,
  listPersonIds,
  nameBoth,
  nameNobody,
} from './act-store.ts';
import { requestsContract } from './contract.ts';
import { hashOfKey, hashOfPerson } from './key-hash.ts';
import { arePlacesHere, findSubjectInForce, isOriginHere, listFindings } from './place-store.ts';
import { requestsProblems } from './problem-contract.ts';
import type { ActInput, RequestInput } from './request-contract.ts';
import {
  findIdByKey,
  findRequest,
  findRequestFacts,
  insertRequest,
  listRequests,
  type RequestFacts,
  type RequestRow,
} from './request-store.ts';
import { actsSeenBy, mayRead, partIn, seenBy } from './request-view.ts';
import { lock, readCurrency, readToday } from './store.ts';

const signedIn = implement(requestsContract).$context<RequestContext>().use(admit);

/** A request that the actor may read, by who they are or by its key. */
type Opened = { row: RequestRow; hasKey: boolean };

async function open(tx: Tx, actor: Actor, id: string, key: string | null = null): Promise<Opened> {
  const row = await findRequest(tx, id);
  if (row === undefined) throw refusal(commonProblems, 'record/not-found');
  const hasKey = key !== null && hashOfKey(actor.districtId, key) === row.keyHash;
  if (key !== null && !hasKey) throw refusal(requestsProblems, 'requests/wrong-key');
  if (mayRead(partIn(actor, row, hasKey))) return { row, hasKey };
  throw refusal(requestsProblems, row.keyHash === null ? 'requests/not-yours' : 'requests/needs-key');
}

async function openByKey(tx: Tx, actor: Actor, key: string): Promise<Opened> {
  const id = await findIdByKey(tx, hashOfKey(actor.districtId, key));
  if (id === undefined) throw refusal(requestsProblems, 'requests/wrong-key');
  return open(tx, actor, id, key);
}

async function whole(tx: Tx, actor: Actor, { row, hasKey }: Opened) {
  const place =
    row.practice === null ? null : { practiceId: row.practice.id, buildingId: row.building?.id ?? null };
  const before =
    place === null || row.windowId === null ? [] : await listFindings(tx, place, { windowId: row.windowId });
  const isSaid = (await findFirstYes(tx, row.id)) !== undefined;
  return {
    request: seenBy(actor, row, await readToday(tx), hasKey),
    acts: actsSeenBy(actor, row, await listActs(tx, row.id), hasKey),
    currency: await readCurrency(tx),
    before: before[0] ?? null,
    after:
      place === null || row.fulfilledOn === null
        ? []
        : await listFindings(tx, place, { after: row.fulfilledOn }),
    naming: row.named.length > 0 ? ('both' as const) : isSaid ? ('one' as const) : ('nobody' as const),
  };
}

async function ask(tx: Tx, actor: Actor, input: RequestInput) {
  const { requestId, key, ...asked } = input;
  await lock(tx, requestId);
  const facts: RequestFacts = {
    ...asked,
    askedById: asked.nameShown === 'nobody' ? null : actor.personId,
    keyHash: key === null ? null : hashOfKey(actor.districtId, key),
  };
  await recordOnce<RequestFacts>(
    facts,
    () => findRequestFacts(tx, requestId),
    async () => {
      if (facts.keyHash !== null && (await findIdByKey(tx, facts.keyHash)) !== undefined)
        throw refusal(requestsProblems, 'requests/key-used');
      const today = await readToday(tx);
      const { versionId, subjectId } = await findService(tx, facts);
      await refuseFaults(tx, { ...facts, subjectId }, today);
      // Nothing is written of who asks but what the request itself holds: an audit entry would tell what it keeps back.
      await insertRequest(tx, actor, requestId, { ...facts, versionId }, { subjectId, today, facts });
    },
  );
  return whole(tx, actor, await open(tx, actor, requestId, key));
}

/** The version and subject that it serves: a practice brings both, a version its subject. */
async function findService(tx: Tx, facts: RequestFacts) {
  const { versionId, practiceId, subjectId } = facts;
  if (versionId === null && practiceId === null) return { versionId: null, subjectId };
  const found = await findSubjectInForce(tx, { versionId, practiceId });
  if (found === undefined || (subjectId !== null && subjectId !== found.subjectId))
    throw refusal(requestsProblems, 'requests/practice-not-in-force');
  return found;
}

type Asked = Omit<RequestFacts, 'subjectId'> & { subjectId: string | null };

async function refuseFaults(tx: Tx, facts: Asked, today: string): Promise<void> {
  if (!(await arePlacesHere(tx, facts, today))) throw refusal(requestsProblems, 'requests/place-not-here');
  if (!(await isOriginHere(tx, facts))) throw refusal(requestsProblems, 'requests/origin-not-here');
  const days = [facts.neededOn, facts.endsOn].filter((day) => day !== null);
  if (days.some((day) => day < today)) throw refusal(requestsProblems, 'requests/day-in-the-past', { today });
  await refuseNames(tx, facts.what);
}

/** It is about what is needed, not about who: names belong to no text that others read. */
async function refuseNames(tx: Tx, text: string): Promise<void> {
  if (text === '') return;
  const found = await findNamedStaff(tx, text);
  if (found.length > 0) throw refusal(requestsProblems, 'requests/names-a-person', { found });
}

async function act(tx: Tx, actor: Actor, input: ActInput) {
  await lock(tx, input.requestId);
  const opened = await open(tx, actor, input.requestId, input.key);
  const facts: ActFacts = {
    requestId: input.requestId,
    act: input.act,
    note: input.note,
    minutes: 'minutes' in input ? input.minutes : null,
    cents: 'cents' in input ? input.cents : null,
    helped: 'helped' in input ? input.helped : null,
    byId: opened.hasKey ? null : actor.personId,
  };
  const outcome = await recordOnce(
    facts,
    () => findAct(tx, input.actId),
    async () => {
      const { mayDo, standing } = seenBy(actor, opened.row, await readToday(tx), opened.hasKey);
      if (!mayDo.includes(facts.act))
        throw refusal(requestsProblems, 'requests/act-not-possible', { standing, act: facts.act });
      await refuseNames(tx, facts.note);
      await insertAct(tx, actor, input.actId, facts, await readToday(tx));
      // Of who gives there is an entry; of who asks there is none, so that none tells who asked.
      if (!partIn(actor, opened.row, opened.hasKey).isAsker)
        await audit(tx, actor, 'requests/acted', { id: input.requestId, detail: { act: facts.act } });
    },
  );
  return whole(tx, actor, outcome === 'again' ? opened : await readAgain(tx, opened));
}

/** The request after the actor has changed it: they see what became of it, even where it is theirs no longer. */
async function readAgain(tx: Tx, { row, hasKey }: Opened): Promise<Opened> {
  return { row: (await findRequest(tx, row.id)) ?? row, hasKey };
}

async function sayName(
  tx: Tx,
  actor: Actor,
  input: { requestId: string; key: string | null; says: 'yes' | 'no' },
) {
  const { requestId, key } = input;
  await lock(tx, requestId);
  const opened = await open(tx, actor, requestId, key);
  if (opened.row.keyHash === null) throw refusal(requestsProblems, 'requests/has-a-name');
  const isNamed = opened.row.named.some(({ id }) => id === actor.personId);
  if (!opened.hasKey && !isNamed) throw refusal(requestsProblems, 'requests/needs-key');
  if (input.says === 'no') await nameNobody(tx, requestId);
  else if (opened.row.named.length === 0 && key !== null) await sayYes(tx, actor, requestId, key);
  return whole(tx, actor, await readAgain(tx, opened));
}

/** The first yes leaves a hash; the second, by another person, finds whose it was, and only then are both named. */
async function sayYes(tx: Tx, actor: Actor, requestId: string, key: string): Promise<void> {
  const own = hashOfPerson(requestId, key, actor.personId);
  const first = await findFirstYes(tx, requestId);
  if (first === own) return;
  if (first === undefined) return keepFirstYes(tx, actor.districtId, requestId, own);
  const other = (await listPersonIds(tx)).find((id) => hashOfPerson(requestId, key, id) === first);
  if (other !== undefined) await nameBoth(tx, actor.districtId, requestId, [other, actor.personId]);
}

/** The handlers of requests: asking, giving, closing, and the two who may be named. */
export const requestRoutes = {
  listRequests: signedIn.listRequests.handler(async ({ context: { tx, actor }, input }) => {
    const today = await readToday(tx);
    const { rows, total } = await listRequests(tx, actor, input);
    const requests = rows.map((row) => seenBy(actor, row, today));
    return { requests, total, currency: await readCurrency(tx) };
  }),
  readRequest: signedIn.readRequest.handler(async ({ context: { tx, actor }, input }) =>
    whole(tx, actor, await open(tx, actor, input.requestId)),
  ),
  openByKey: signedIn.openByKey.handler(async ({ context: { tx, actor }, input }) =>
    whole(tx, actor, await openByKey(tx, actor, input.key)),
  ),
  ask: signedIn.ask.handler(({ context: { tx, actor }, input }) => ask(tx, actor, input)),
  act: signedIn.act.handler(({ context: { tx, actor }, input }) => act(tx, actor, input)),
  sayName: signedIn.sayName.handler(({ context: { tx, actor }, input }) => sayName(tx, actor, input)),
};
