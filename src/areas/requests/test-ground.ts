import type { NamedPerson } from '../../../test/maple-ridge.ts';
import type { World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import type { ActInput, RequestInput } from './request-contract.ts';

/** A request for coaching that whoever helps sees the name of. */
export const requestInput = (more: Record<string, unknown> = {}) =>
  ({
    ...{ requestId: newId(), kind: 'coaching', what: 'Somebody who plans two lessons with us.' },
    ...{ versionId: null, practiceId: null, subjectId: null, buildingId: null, bandId: null },
    ...{ windowId: null, stepId: null, neededOn: null, startsOn: null, endsOn: null, rhythm: 'once' },
    ...{ reach: 'givers', nameShown: 'helper', key: null },
    ...more,
  }) as unknown as RequestInput;

/** A request without a name, and the key that only its askers have. */
export const namelessInput = (more: Record<string, unknown> = {}) =>
  requestInput({ requestId: crypto.randomUUID(), nameShown: 'nobody', key: aKey, ...more });

export const aKey = 'K7QPX2MD9RTA4WZC';

/** An act on a request. */
export const actInput = (requestId: string, act: string, more: Record<string, unknown> = {}) =>
  ({
    actId: more.key === undefined ? newId() : crypto.randomUUID(),
    requestId,
    act,
    ...more,
  }) as unknown as ActInput;

/** Does these acts on a request, one after the other. */
export async function goOn(
  world: World,
  requestId: string,
  ...acts: [NamedPerson, string, Record<string, unknown>?][]
): Promise<void> {
  for (const [who, act, more] of acts) await world.as(who).requests.act(actInput(requestId, act, more));
}
