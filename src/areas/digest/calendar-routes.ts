import { implement } from '@orpc/server';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import type { RequestContext } from '../../server/context.ts';
import { calendarContract } from './calendar-contract.ts';
import { writeCalendar } from './calendar-file.ts';
import { endFeeds, findFeed, findFeedOwner, listEntries, makeFeed, readFeedSince } from './calendar-store.ts';
import { readMailWords } from './mail-pack.ts';
import { tokenOr404 } from './mail-routes.ts';
import { readToday } from './waiting-store.ts';

const open = implement(calendarContract).$context<RequestContext>();
const signedIn = open.use(admit);

/** The handlers of private calendar addresses. */
export const calendarRoutes = {
  readCalendar: signedIn.readCalendar.handler(async ({ context: { tx, actor } }) => ({
    since: await readFeedSince(tx, actor.personId),
  })),
  makeCalendar: signedIn.makeCalendar.handler(async ({ context: { tx, actor, config }, input }) => {
    const owner = await findFeedOwner(tx, input.id);
    if (owner !== undefined && owner !== actor.personId)
      throw refusal(commonProblems, 'record/different-content');
    const secret = await makeFeed(tx, actor, input.id, input.language);
    return {
      address: `${config.publicUrl}/api/digest/calendar/${actor.districtId}.${secret}.ics`,
      since: await readToday(tx),
    };
  }),
  stopCalendar: signedIn.stopCalendar.handler(async ({ context: { tx, actor } }) => {
    await endFeeds(tx, actor.personId);
    return {};
  }),
  fetchCalendar: open.fetchCalendar.handler(async ({ context: { database, config }, input }) => {
    if (!input.file.endsWith('.ics')) throw refusal(commonProblems, 'record/not-found');
    const { districtId, secret } = tokenOr404(input.file.slice(0, -'.ics'.length));
    const text = await database.inDistrict(districtId, async (tx) => {
      const feed = await findFeed(tx, secret);
      if (feed === undefined) throw refusal(commonProblems, 'record/not-found');
      const entries = await listEntries(tx, feed.personId);
      return writeCalendar(readMailWords()[feed.language], feed, entries, config.publicUrl);
    });
    return new File([text], 'jointly.ics', { type: 'text/calendar; charset=utf-8' });
  }),
};
