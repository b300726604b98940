import { implement } from '@orpc/server';
import type { Actor } from '../../kit/actor.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { recordOnce } from '../../server/record-once.ts';
import { mayWriteProtocols } from './access.ts';
import {
  type Protocol,
  type ProtocolPage,
  type ProtocolSummary,
  type ProtocolWriting,
  protocolContract,
  protocolProblems,
} from './protocol-contract.ts';
import { readProtocolLibrary } from './protocol-file.ts';
import { minutesOf } from './protocol-rules.ts';
import type { ProtocolPack } from './protocol-schema.ts';
import {
  findOwn,
  findProtocol,
  findRetirement,
  findWriting,
  insertRetirement,
  insertVersion,
  listOwn,
  listVersions,
  lockProtocol,
  type OwnVersion,
  packOf,
  type Retirement,
} from './protocol-store.ts';

const signedIn = implement(protocolContract).$context<RequestContext>().use(admit);

/** The handlers of the library of protocols. */
export const protocolRoutes = {
  listProtocols: signedIn.listProtocols.handler(async ({ context: { tx } }) => [
    ...(await listOwn(tx)).map((own) => summaryOf(packOf(own), own.isRetired)),
    ...[...readProtocolLibrary().protocols.values()].map((pack) => summaryOf(pack, false)),
  ]),
  readProtocol: signedIn.readProtocol.handler(({ context: { tx, actor }, input }) =>
    readPage(tx, actor, input.id, input.version),
  ),
  writeProtocol: signedIn.writeProtocol.handler(async ({ context: { tx, actor }, input }) => {
    await lockProtocol(tx, input.id);
    await recordOnce<ProtocolWriting>(
      input,
      () => findWriting(tx, input.versionId),
      () => write(tx, actor, input),
    );
    return readPage(tx, actor, input.id);
  }),
  retireProtocol: signedIn.retireProtocol.handler(({ context: { tx, actor }, input }) =>
    retire(tx, actor, { ...input, isRetired: true }),
  ),
  takeUpProtocol: signedIn.takeUpProtocol.handler(({ context: { tx, actor }, input }) =>
    retire(tx, actor, { ...input, isRetired: false }),
  ),
};

function summaryOf(pack: ProtocolPack, isRetired: boolean): ProtocolSummary {
  const { id, title, about, purposeKind, steps, sample } = pack;
  return {
    ...{ id, title, about, purposeKind, isRetired },
    minutes: minutesOf(steps),
    steps: steps.length,
    isSample: sample,
  };
}

async function readPage(tx: Tx, actor: Actor, id: string, number?: number): Promise<ProtocolPage> {
  const mayWrite = mayWriteProtocols(actor);
  const sample = readProtocolLibrary().protocols.get(id);
  if (sample !== undefined && number === undefined)
    return { protocol: withWorks(sample), own: null, mayWrite };
  const shown = await findOwn(tx, id, number);
  if (shown === undefined) throw refusal(commonProblems, 'record/not-found');
  return { protocol: withWorks(packOf(shown)), own: await ownOf(tx, shown), mayWrite };
}

async function ownOf(tx: Tx, own: OwnVersion): Promise<ProtocolPage['own']> {
  const { id, startedFrom, isRetired, ...shown } = own;
  const original = startedFrom === null ? undefined : await findProtocol(tx, startedFrom);
  return {
    shown,
    startedFrom: original === undefined ? null : { id: original.id, title: original.title },
    isRetired,
    versions: await listVersions(tx, id),
  };
}

/** Puts the works cited into their places. A sample that has left the library takes no district's protocol with it. */
function withWorks(pack: ProtocolPack): Protocol {
  const { works } = readProtocolLibrary();
  const research = pack.research.flatMap(({ work: id, note }) => {
    const work = works.get(id);
    return work === undefined ? [] : [{ work, note }];
  });
  return { ...pack, research };
}

async function write(tx: Tx, actor: Actor, writing: ProtocolWriting): Promise<void> {
  const latest = await findOwn(tx, writing.id);
  if (latest === undefined && writing.basedOn !== null) throw refusal(commonProblems, 'record/not-found');
  if (latest !== undefined && latest.versionId !== writing.basedOn) {
    const { id: _id, startedFrom: _from, isRetired: _retired, ...current } = latest;
    throw refusal(protocolProblems, 'conversations/protocol-changed', { current });
  }
  if (writing.startedFrom !== null && (await findProtocol(tx, writing.startedFrom)) === undefined)
    throw refusal(commonProblems, 'record/not-found');
  const { works } = readProtocolLibrary();
  const unknown = writing.content.research.map(({ work }) => work).filter((work) => !works.has(work));
  if (unknown.length > 0) throw refusal(protocolProblems, 'conversations/unknown-work', { works: unknown });
  const number = (latest?.number ?? 0) + 1;
  await insertVersion(tx, actor, writing, number);
  await audit(tx, actor, 'conversations/protocol-written', {
    id: writing.versionId,
    detail: { protocolId: writing.id, number },
  });
}

async function retire(tx: Tx, actor: Actor, act: Retirement): Promise<ProtocolPage> {
  await lockProtocol(tx, act.id);
  const own = await findOwn(tx, act.id);
  if (own === undefined) throw refusal(commonProblems, 'record/not-found');
  const recorded = await recordOnce<Retirement>(
    act,
    () => findRetirement(tx, act.actId),
    () => insertRetirement(tx, actor, act),
  );
  if (recorded === 'new')
    await audit(
      tx,
      actor,
      act.isRetired ? 'conversations/protocol-retired' : 'conversations/protocol-taken-up',
      {
        id: act.actId,
        detail: { protocolId: act.id },
      },
    );
  return readPage(tx, actor, act.id);
}
