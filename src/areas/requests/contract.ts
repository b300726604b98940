import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';
import { settingKinds, staffKinds } from './access.ts';
import { Guide } from './guide-contract.ts';
import { SupportMap, VisionSupports } from './map-contract.ts';
import { Pace } from './pace-contract.ts';
import { requestsProblems } from './problem-contract.ts';
import {
  ActInput,
  RequestFilter,
  RequestId,
  RequestInput,
  RequestKey,
  RequestTotals,
  SupportRequest,
  WholeRequest,
} from './request-contract.ts';

const requests = endpoint.errors(requestsProblems);
const everybody = requests.meta({ may: 'signed-in' });
const staff = requests.meta({ may: { capacities: staffKinds } });

const requestEndpoints = {
  listRequests: staff
    .route({
      method: 'GET',
      path: '/requests/requests',
      summary: 'Requests for support: one’s own, or those that one could give',
      description:
        'Fifty a page; what waits first, the longest first. `to_give` is for who can give support, by place: coaches, the building administrator of the building, DN members and the superintendent; empty for everybody else.',
    })
    .input(RequestFilter)
    .output(z.object({ requests: z.array(SupportRequest), total: z.int(), currency: z.string() })),
  readTotals: everybody
    .route({
      method: 'GET',
      path: '/requests/totals',
      summary: 'All requests together: counts by kind and building, hours and money',
      description:
        'For everybody signed in. No text and no person; what askers said only once five have said it.',
    })
    .output(RequestTotals),
  readRequest: staff
    .route({
      method: 'GET',
      path: '/requests/requests/{requestId}',
      summary: 'A request, everything that happened to it, and the readings before and after',
      description:
        'For who asked, and who could give it. One without a name opens by its key to everybody else.',
    })
    .input(z.strictObject({ requestId: RequestId }))
    .output(WholeRequest),
  openByKey: staff
    .route({
      method: 'POST',
      path: '/requests/openings',
      summary: 'Reads a request without a name by its key, as its asker; nothing is written',
    })
    .input(z.strictObject({ key: RequestKey }))
    .output(WholeRequest),
  ask: staff
    .route({
      method: 'PUT',
      path: '/requests/requests/{requestId}',
      summary: 'Asks for support: what for, which practice, where, by when',
      description:
        'By any member of staff, without a manager between. With the name for all, for who helps only, or without a name: then nothing is kept that leads back, and the key that the device made closes it. Names of staff in the text are refused. Safe to repeat.',
    })
    .input(RequestInput)
    .output(WholeRequest),
  act: staff
    .route({
      method: 'PUT',
      path: '/requests/acts/{actId}',
      summary:
        'Adds what became of a request: taken up, started, kept, fulfilled, closed, declined, reopened',
      description:
        'Who can give takes up and fulfils, with hours and money where known, or declines with what else could be done; who asked says whether it helped and closes it. Nothing is overwritten. Safe to repeat.',
    })
    .input(ActInput)
    .output(WholeRequest),
  sayName: staff
    .route({
      method: 'PUT',
      path: '/requests/requests/{requestId}/naming',
      summary: 'Says that a request without a name may name two people, or takes that back',
      description:
        'Each of the two says yes on their own sign-in, with the key. Until both have, nothing is kept from which anybody could be known; from then on who helps sees both. Either takes it back for both.',
    })
    .input(
      z.strictObject({
        requestId: RequestId,
        key: RequestKey.nullable().default(null),
        says: z.enum(['yes', 'no']),
      }),
    )
    .output(WholeRequest),
};

const overviewEndpoints = {
  readMap: everybody
    .route({
      method: 'GET',
      path: '/requests/map',
      summary: 'Where support went against where need was, by practice and building',
      description:
        'Need as the latest frozen reading found it; support of the last twelve months: requests, hours, money, sessions, next steps. In the district’s own order.',
    })
    .output(SupportMap),
  readVisionSupports: everybody
    .route({
      method: 'GET',
      path: '/requests/visions',
      summary: 'Each adopted vision with the supports that serve it, and those without any',
    })
    .input(z.strictObject({ weeks: z.coerce.number<number>().int().min(2).max(52).default(12) }))
    .output(VisionSupports),
  readPace: everybody
    .route({
      method: 'GET',
      path: '/requests/pace',
      summary: 'How long things take: steps, questions, barriers, requests, drafts, decisions',
      description: 'Days by quarter with the middle half, from five on. Never by person.',
    })
    .output(Pace),
  readGuide: everybody
    .route({
      method: 'GET',
      path: '/requests/guide',
      summary: 'The guide to a private support conversation',
      description: 'A text to read. What is said in the conversation comes to no server.',
    })
    .output(Guide),
  changeCurrency: requests
    .meta({ may: { capacities: settingKinds } })
    .route({
      method: 'PUT',
      path: '/requests/settings',
      summary: 'In which currency the district counts what it spends',
    })
    .input(z.strictObject({ currency: z.string().regex(/^[A-Z]{3}$/) }))
    .output(RequestTotals),
  readNext: everybody
    .route({
      method: 'GET',
      path: '/requests/next',
      summary:
        'What is next: requests that wait for who can give, and those that were given and wait for their asker',
    })
    .output(
      z.object({
        waiting: z.object({ count: z.int(), since: z.iso.date().nullable() }),
        toClose: z.array(SupportRequest),
        toKeep: z.array(SupportRequest),
      }),
    ),
};

/** The agreement of the requests area: its endpoints, their schemas and problems. */
export const requestsContract = { ...requestEndpoints, ...overviewEndpoints };
