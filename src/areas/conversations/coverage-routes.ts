import { implement } from '@orpc/server';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { recordOnce } from '../../server/record-once.ts';
import { coverageContract, gateProblems } from './coverage-contract.ts';
import { readCoverage } from './coverage-reading.ts';
import {
  findOverrideFacts,
  insertOverride,
  type OverrideFacts,
  readThreshold,
  writeThreshold,
} from './gate-store.ts';
import { findVersion, type StudiedVersion } from './version-store.ts';

const signedIn = implement(coverageContract).$context<RequestContext>().use(admit);

/** The handlers of coverage and the gate. */
export const coverageRoutes = {
  readCoverage: signedIn.readCoverage.handler(async ({ context: { tx }, input }) =>
    readCoverage(tx, await versionOr404(tx, input.versionId)),
  ),
  readGate: signedIn.readGate.handler(
    async ({ context: { tx }, input }) =>
      (await readCoverage(tx, await versionOr404(tx, input.versionId))).gate,
  ),
  overrideGate: signedIn.overrideGate.handler(async ({ context: { tx, actor }, input }) => {
    const { id, versionId, reason } = input;
    const version = await versionOr404(tx, versionId);
    const facts = { versionId, reason, madeBy: actor.personId };
    const recorded = await recordOnce<OverrideFacts>(
      facts,
      () => findOverrideFacts(tx, id),
      async () => {
        const { gate } = await readCoverage(tx, version);
        if (gate.isOpen) throw refusal(gateProblems, 'conversations/gate-open');
        await insertOverride(tx, actor, id, facts);
      },
    );
    if (recorded === 'new')
      await audit(tx, actor, 'conversations/gate-overridden', { id, detail: { versionId } });
    return (await readCoverage(tx, version)).gate;
  }),
  readThreshold: signedIn.readThreshold.handler(async ({ context: { tx } }) => ({
    percent: await readThreshold(tx),
  })),
  changeThreshold: signedIn.changeThreshold.handler(async ({ context: { tx, actor }, input }) => {
    const before = await readThreshold(tx);
    if (before !== input.percent) {
      await writeThreshold(tx, actor, input.percent);
      await audit(tx, actor, 'conversations/threshold-changed', {
        id: actor.districtId,
        detail: { before, after: input.percent },
      });
    }
    return { percent: input.percent };
  }),
};

async function versionOr404(tx: Tx, id: string): Promise<StudiedVersion> {
  const version = await findVersion(tx, id);
  if (version === undefined) throw refusal(commonProblems, 'record/not-found');
  return version;
}
