import { implement } from '@orpc/server';
import { admit } from '../../server/admission.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { readCoverage } from './coverage-reading.ts';
import { overviewContract, type VisionInConversation } from './overview-contract.ts';
import { listTraces, type VisionTrace } from './overview-store.ts';
import { countQuestions } from './question-store.ts';
import { quietFor } from './quiet-rules.ts';
import { findVersion, readToday } from './version-store.ts';

const signedIn = implement(overviewContract).$context<RequestContext>().use(admit);

/** The handler of the page that all conversations begin at. */
export const overviewRoutes = {
  readOverview: signedIn.readOverview.handler(async ({ context: { tx } }) => {
    const today = await readToday(tx);
    const visions: VisionInConversation[] = [];
    // One after the other: a transaction has one connection.
    for (const trace of await listTraces(tx)) visions.push(await readVision(tx, trace, today));
    return { today, visions };
  }),
};

async function readVision(tx: Tx, trace: VisionTrace, today: string): Promise<VisionInConversation> {
  const version = await findVersion(tx, trace.versionId);
  if (version === undefined) throw new Error(`version ${trace.versionId} is gone`);
  const { version: named, adoptedOn, sessions, gate } = await readCoverage(tx, version);
  const counts = await countQuestions(tx, version.visionId);
  const { subject, meetings, lastTraceOn, practices } = trace;
  return {
    version: named,
    ...{ subject, adoptedOn, gate, sessions, meetings, lastTraceOn, practices },
    questions: {
      open: counts.reduce((sum, row) => sum + row.open, 0),
      answered: counts.reduce((sum, row) => sum + row.answered, 0),
    },
    quietForWeeks: quietFor({ lastTraceOn, isPlanned: sessions.planned > 0 }, today),
  };
}
