import { commonProblems, refusal } from '../../kit/problem.ts';
import { audit } from '../../server/audit.ts';
import type { Tx } from '../../server/database.ts';
import { recordOnce } from '../../server/record-once.ts';
import { signedIn } from './find-vision.ts';
import type { PracticeMap } from './practice-map-contract.ts';
import { findMapFault, type Link, suggestLinks } from './practice-map-rules.ts';
import {
  findLatestMap,
  findMapFacts,
  findMappedVersions,
  insertMap,
  type MapFacts,
} from './practice-map-store.ts';
import { visionsProblems } from './problems-contract.ts';

async function findVersions(tx: Tx, versionId: string) {
  const versions = await findMappedVersions(tx, versionId);
  if (versions === undefined) throw refusal(commonProblems, 'record/not-found');
  return versions;
}

async function readMap(tx: Tx, versionId: string): Promise<PracticeMap> {
  const versions = await findVersions(tx, versionId);
  return {
    ...versions,
    suggested: suggestLinks(versions.from.practices, versions.to.practices) as PracticeMap['suggested'],
    said: await findLatestMap(tx, versionId),
  };
}

/** Refuses a map that leaves a practice out, or says of one what cannot be. */
function refuseFault({ from, to }: Pick<PracticeMap, 'from' | 'to'>, links: readonly Link[]): void {
  const fault = findMapFault(links, from.practices, to.practices);
  if (fault === null) return;
  if (fault.kind === 'unknown')
    throw refusal(visionsProblems, 'visions/unknown-reference', { what: 'practice' });
  const names = fault.practiceIds.map(
    (id) => [...from.practices, ...to.practices].find(({ practiceId }) => practiceId === id)?.name ?? '',
  );
  throw refusal(visionsProblems, `visions/map-${fault.kind}`, { practices: [...new Set(names)] });
}

const sortedLinks = (links: readonly Link[]): Link[] =>
  links
    .map(({ fromId, toId, fate }) => ({ fromId, toId, fate }))
    .toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));

export const practiceMapRoutes = {
  readPracticeMap: signedIn.readPracticeMap.handler(({ context, input }) =>
    readMap(context.tx, input.versionId),
  ),
  recordPracticeMap: signedIn.recordPracticeMap.handler(async ({ context: { tx, actor }, input }) => {
    const versions = await findVersions(tx, input.versionId);
    const links = sortedLinks(input.links);
    const recorded = await recordOnce<MapFacts>(
      { versionId: input.versionId, links, by: actor.personId },
      () => findMapFacts(tx, input.id),
      async () => {
        refuseFault(versions, links);
        const fromVersionId = versions.from.versionId;
        await insertMap(tx, actor, { id: input.id, fromVersionId, toVersionId: input.versionId, links });
      },
    );
    if (recorded === 'new')
      await audit(tx, actor, 'visions/practices-mapped', {
        id: input.versionId,
        detail: { mapId: input.id, same: links.filter(({ fate }) => fate === 'same').length },
      });
    return readMap(tx, input.versionId);
  }),
};
