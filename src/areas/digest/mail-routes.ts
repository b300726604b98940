import { implement } from '@orpc/server';
import { z } from 'zod';
import { addDays } from '../../kit/days.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import type { RequestContext } from '../../server/context.ts';
import { readMailChoice, writeMailChoice } from './mail-choice-store.ts';
import { mailContract } from './mail-contract.ts';
import { countMailings, findByStop, listMailFaults } from './mail-store.ts';
import { readToday } from './waiting-store.ts';
import { mondayOf } from './week-rules.ts';

const open = implement(mailContract).$context<RequestContext>();
const signedIn = open.use(admit);

/** The handlers of the weekly mail. */
export const mailRoutes = {
  chooseMail: signedIn.chooseMail.handler(async ({ context: { tx, actor, config }, input }) => {
    await writeMailChoice(tx, actor.districtId, actor.personId, input);
    return readMailChoice(tx, actor.personId, config);
  }),
  stopMail: open.stopMail.handler(async ({ context: { database }, input }) => {
    const { districtId, secret } = tokenOr404(input.token);
    await database.inDistrict(districtId, async (tx) => {
      const personId = await findByStop(tx, secret);
      if (personId === undefined) throw refusal(commonProblems, 'record/not-found');
      await writeMailChoice(tx, districtId, personId, { isOn: false, language: null });
    });
    return {};
  }),
  showMailStop: open.showMailStop.handler(({ context: { config }, input }) => {
    const { districtId, secret } = tokenOr404(input.token);
    return { headers: { location: `${config.publicUrl}/mail-off#${districtId}.${secret}` } };
  }),
  readMailFaults: signedIn.readMailFaults.handler(async ({ context: { tx, actor, config } }) => {
    const monday = mondayOf(await readToday(tx));
    return {
      sending: (await readMailChoice(tx, actor.personId, config)).sending,
      ...(await countMailings(tx, monday)),
      faults: await listMailFaults(tx, addDays(monday, -21)),
    };
  }),
};

/** A district and a secret out of a token; one of another shape is nobody's. */
export function tokenOr404(token: string): { districtId: string; secret: string } {
  const [districtId = '', secret = ''] = token.split('.');
  if (!z.uuid().safeParse(districtId).success || !/^[\w-]{43}$/.test(secret))
    throw refusal(commonProblems, 'record/not-found');
  return { districtId, secret };
}
