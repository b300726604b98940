import { implement } from '@orpc/server';
import { z } from 'zod';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext, SignedInContext } from '../../server/context.ts';
import type { Tx } from '../../server/database.ts';
import { recordOnce } from '../../server/record-once.ts';
import { type Embed, embedContract, embedProblems } from './embed-contract.ts';
import { drawChart } from './embed-drawing.ts';
import { embedPage, embedPolicy } from './embed-page.ts';
import { chartOf } from './embed-rules.ts';
import {
  type EmbedFacts,
  endEmbed,
  findEmbedFacts,
  findPublished,
  insertEmbed,
  listEmbeddedWindows,
  listEmbeds,
} from './embed-store.ts';
import { sayEmbed } from './embed-words.ts';
import { readToday } from './token-store.ts';

const open = implement(embedContract).$context<RequestContext>();
const signedIn = open.use(admit);

const mostPublished = 100;

const addressesOf =
  ({ config, actor }: SignedInContext) =>
  (key: string) =>
    `${config.publicUrl}/api/exchange/embedded/${actor.districtId}.${key}`;

async function embedOr404(context: SignedInContext, id: string): Promise<Embed> {
  const [embed] = await listEmbeds(context.tx, addressesOf(context), id);
  if (embed === undefined) throw refusal(commonProblems, 'record/not-found');
  return embed;
}

async function refuseEmbed(context: SignedInContext, facts: EmbedFacts): Promise<void> {
  const windows = await listEmbeddedWindows(context.tx, { ...facts, madeOn: await readToday(context.tx) });
  if (!windows.some(({ figure }) => figure !== null))
    throw refusal(embedProblems, 'exchange/nothing-to-show');
  const published = (await listEmbeds(context.tx, addressesOf(context))).filter(
    ({ state }) => state === 'published',
  );
  if (published.length >= mostPublished)
    throw refusal(embedProblems, 'exchange/too-many-charts', { most: mostPublished });
}

/** A public address taken apart: the district, the key, and whether a page or an image is asked for. */
function addressOr404(file: string): { districtId: string; key: string; kind: 'html' | 'svg' } {
  const [, districtId = '', key = '', kind = ''] =
    /^([0-9a-f-]{36})\.([\w-]{43})\.(html|svg)$/.exec(file) ?? [];
  if (!z.uuid().safeParse(districtId).success) throw refusal(commonProblems, 'record/not-found');
  return { districtId, key, kind: kind === 'svg' ? 'svg' : 'html' };
}

async function readChart(tx: Tx, key: string, language: 'en' | 'es' | 'ar') {
  const published = await findPublished(tx, key);
  if (published === undefined) throw refusal(commonProblems, 'record/not-found');
  const windows = await listEmbeddedWindows(tx, published);
  return chartOf({ ...published, windows }, sayEmbed(language));
}

/** The handlers of published charts. */
export const embedRoutes = {
  listEmbeds: signedIn.listEmbeds.handler(async ({ context }) => ({
    embeds: await listEmbeds(context.tx, addressesOf(context)),
  })),
  makeEmbed: signedIn.makeEmbed.handler(async ({ context, input: { id, ...facts } }) => {
    const { tx, actor } = context;
    await recordOnce<EmbedFacts>(
      facts,
      () => findEmbedFacts(tx, id),
      async () => {
        await refuseEmbed(context, facts);
        await insertEmbed(tx, actor, { id, ...facts });
        await audit(tx, actor, 'exchange/embed-made', { id, detail: facts });
      },
    );
    return embedOr404(context, id);
  }),
  endEmbed: signedIn.endEmbed.handler(async ({ context, input: { id } }) => {
    const embed = await embedOr404(context, id);
    if (embed.state === 'taken_back') return embed;
    await endEmbed(context.tx, context.actor, id);
    await audit(context.tx, context.actor, 'exchange/embed-ended', { id });
    return embedOr404(context, id);
  }),
  fetchEmbedded: open.fetchEmbedded.handler(async ({ context, input: { file, language } }) => {
    const { districtId, key, kind } = addressOr404(file);
    const chart = await context.database.inDistrict(districtId, (tx) => readChart(tx, key, language));
    context.letBeEmbedded(embedPolicy);
    return kind === 'svg'
      ? new File([drawChart(chart)], 'chart.svg', { type: 'image/svg+xml; charset=utf-8' })
      : new File([embedPage(chart)], 'chart.html', { type: 'text/html; charset=utf-8' });
  }),
};
