import { implement } from '@orpc/server';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext, SignedInContext } from '../../server/context.ts';
import { recordOnce } from '../../server/record-once.ts';
import { findTermFault, keyOfSubject, tidyName } from './place-rules.ts';
import { type PlaceList, profileContract, profileProblems } from './profile-contract.ts';
import {
  addPlace,
  changeDetails,
  changePlace,
  findNamesake,
  holdPlaces,
  type KeptPlace,
  readProfile,
  replaceTerms,
} from './profile-store.ts';

const signedIn = implement(profileContract).$context<RequestContext>().use(admit);

const answer = ({ tx, actor }: SignedInContext) => readProfile(tx, actor.districtId);

async function findPlace(
  { tx, actor }: SignedInContext,
  list: PlaceList,
  id: string,
): Promise<{ places: KeptPlace[]; place: KeptPlace }> {
  const places = await holdPlaces(tx, actor.districtId, list);
  const place = places.find((kept) => kept.id === id);
  if (place === undefined) throw refusal(commonProblems, 'record/not-found');
  return { places, place };
}

function refuseNamesake(list: PlaceList, places: KeptPlace[], name: string, id: string): void {
  const namesake = findNamesake(places, name, id);
  if (namesake !== undefined)
    throw refusal(profileProblems, 'district/same-name-twice', { list, name: namesake.name });
}

const add = signedIn.addPlace.handler(async ({ context, input }) => {
  const { tx, actor } = context;
  const { list, id } = input;
  const name = tidyName(input.name);
  const places = await holdPlaces(tx, actor.districtId, list);
  const kept = places.find((place) => place.id === id);
  await recordOnce(
    { name },
    async () => kept && { name: kept.name },
    async () => {
      refuseNamesake(list, places, name, id);
      const key = input.key ?? keyOfSubject(name) ?? id;
      await addPlace(tx, actor.districtId, list, { id, name, key, ordinal: places.length });
      await audit(tx, actor, 'district/place-added', { id, detail: { list, name } });
    },
  );
  return answer(context);
});

const rename = signedIn.renamePlace.handler(async ({ context, input }) => {
  const { tx, actor } = context;
  const { list, id } = input;
  const name = tidyName(input.name);
  const { places, place } = await findPlace(context, list, id);
  refuseNamesake(list, places, name, id);
  if (place.name !== name) {
    await changePlace(tx, list, id, { name });
    await audit(tx, actor, 'district/place-renamed', { id, detail: { list, from: place.name, to: name } });
  }
  return answer(context);
});

const end = signedIn.endPlace.handler(async ({ context, input }) => {
  const { tx, actor } = context;
  const { list, id, endedOn } = input;
  const { places, place } = await findPlace(context, list, id);
  const isLast = places.every((other) => other.id === id || other.endedOn !== null);
  if (endedOn !== null && isLast) throw refusal(profileProblems, 'district/last-place', { list });
  if (place.endedOn !== endedOn) {
    await changePlace(tx, list, id, { ended_on: endedOn });
    await audit(tx, actor, 'district/place-ended', { id, detail: { list, endedOn } });
  }
  return answer(context);
});

const order = signedIn.orderPlaces.handler(async ({ context, input }) => {
  const { tx, actor } = context;
  const places = await holdPlaces(tx, actor.districtId, input.list);
  const isWhole =
    new Set(input.ids).size === input.ids.length &&
    input.ids.length === places.length &&
    places.every(({ id }) => input.ids.includes(id));
  if (!isWhole) throw refusal(profileProblems, 'district/order-incomplete');
  for (const [ordinal, id] of input.ids.entries()) await changePlace(tx, input.list, id, { ordinal });
  await audit(tx, actor, 'district/places-ordered', { id: actor.districtId, detail: { list: input.list } });
  return answer(context);
});

/** The handlers of the district's profile and settings. */
export const profileRoutes = {
  readProfile: signedIn.readProfile.handler(({ context }) => answer(context)),
  changeDetails: signedIn.changeDetails.handler(async ({ context, input }) => {
    const { tx, actor } = context;
    await changeDetails(tx, actor.districtId, input);
    await audit(tx, actor, 'district/details-changed', { id: actor.districtId, detail: { ...input } });
    return answer(context);
  }),
  addPlace: add,
  renamePlace: rename,
  endPlace: end,
  orderPlaces: order,
  setTerms: signedIn.setTerms.handler(async ({ context, input }) => {
    const { tx, actor } = context;
    const fault = findTermFault(input.terms);
    if (fault !== undefined) throw refusal(profileProblems, 'district/terms-overlap', fault);
    if (new Set(input.terms.map(({ id }) => id)).size < input.terms.length)
      throw refusal(commonProblems, 'record/different-content');
    await replaceTerms(tx, actor.districtId, input.terms);
    await audit(tx, actor, 'district/terms-set', {
      id: actor.districtId,
      detail: { count: input.terms.length },
    });
    return answer(context);
  }),
};
