import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import { idOf } from '../../kit/ids.ts';
import { SchoolDay } from '../../kit/school-time.ts';
import { Language } from '../../kit/text.ts';
import { digestProblems } from './problem-contract.ts';

const digest = endpoint.errors(digestProblems);

export const FeedId = idOf('FeedId');
export type FeedId = z.infer<typeof FeedId>;

export const calendarContract = {
  readCalendar: digest
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/digest/calendar',
      summary: 'Whether one has a private calendar address, and since when',
      description: 'The address itself was shown once and cannot be read again.',
    })
    .output(z.object({ since: SchoolDay.nullable() })),
  makeCalendar: digest
    .meta({ may: 'signed-in' })
    .route({
      method: 'PUT',
      path: '/digest/calendar/{id}',
      summary: 'Make a private address for one’s own calendar; an earlier one stops',
      description:
        'Only a hash of the secret in it is kept. Made again under the same id it gets a new secret, since the first may never have arrived.',
    })
    .input(z.strictObject({ id: FeedId, language: Language }))
    .output(z.object({ address: z.url(), since: SchoolDay })),
  stopCalendar: digest
    .meta({ may: 'signed-in' })
    .route({
      method: 'DELETE',
      path: '/digest/calendar',
      summary: 'Stop one’s own calendar address',
      description: 'Again is accepted.',
    })
    .output(z.object({})),
  fetchCalendar: digest
    .meta({ may: 'anyone' })
    .route({
      method: 'GET',
      path: '/digest/calendar/{file}',
      summary: 'A person’s calendar by its private address, for a calendar program (RFC 5545)',
      description:
        'Study sessions and meetings of one’s buildings and the district, windows in which one visits, and the days on which one’s own next steps are due. Days only. An address that was stopped, or whose person is no longer staff, is not found.',
    })
    .input(z.strictObject({ file: z.string().min(1).max(200) }))
    .output(z.file()),
};
