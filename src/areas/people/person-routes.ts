import { implement } from '@orpc/server';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext, SignedInContext } from '../../server/context.ts';
import { recordOnce } from '../../server/record-once.ts';
import { mayReadPerson, mayReadStaffOf } from './access.ts';
import { type Capacity, type PersonSheet, personContract, personProblems } from './person-contract.ts';
import { administers, findSameHeld, isPossibleEnd, needsBuilding } from './person-rules.ts';
import {
  addCapacity,
  addPerson,
  changeDetails,
  type Details,
  endCapacity,
  findDetails,
  findPlaceNotOpen,
  hasOtherAdministrator,
  holdStaff,
  isEmailTaken,
  listCapacities,
} from './person-store.ts';
import { findNames, listPersons, readPerson } from './staff-store.ts';
import { readToday } from './store.ts';

const signedIn = implement(personContract).$context<RequestContext>().use(admit);

async function readSheet({ tx }: SignedInContext, personId: string): Promise<PersonSheet> {
  const sheet = await readPerson(tx, personId, await readToday(tx));
  if (sheet === undefined) throw refusal(commonProblems, 'record/not-found');
  return sheet;
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ');
const tidy = (details: Details): Details => ({
  givenName: oneLine(details.givenName),
  familyName: oneLine(details.familyName),
  email: details.email,
});

async function refuseTaken(context: SignedInContext, email: string, personId: string): Promise<void> {
  if (await isEmailTaken(context.tx, email, personId)) throw refusal(personProblems, 'people/email-taken');
}

const add = signedIn.addPerson.handler(async ({ context, input }) => {
  const { tx, actor } = context;
  const { personId } = input;
  const details = tidy(input);
  await holdStaff(tx, actor.districtId);
  await recordOnce(
    details,
    () => findDetails(tx, personId),
    async () => {
      await refuseTaken(context, details.email, personId);
      await addPerson(tx, actor.districtId, personId, details);
      await audit(tx, actor, 'people/person-added', { id: personId });
    },
  );
  return readSheet(context, personId);
});

const change = signedIn.changeDetails.handler(async ({ context, input }) => {
  const { tx, actor } = context;
  const { personId } = input;
  const details = tidy(input);
  await holdStaff(tx, actor.districtId);
  const kept = await findDetails(tx, personId);
  if (kept === undefined) throw refusal(commonProblems, 'record/not-found');
  await refuseTaken(context, details.email, personId);
  const changed = (['givenName', 'familyName', 'email'] as const).filter((key) => kept[key] !== details[key]);
  if (changed.length > 0) {
    await changeDetails(tx, personId, details);
    await audit(tx, actor, 'people/details-changed', { id: personId, detail: { changed } });
  }
  return readSheet(context, personId);
});

async function refuseCapacity({ tx }: SignedInContext, held: Capacity[], capacity: Capacity): Promise<void> {
  if (capacity.endsOn !== null && capacity.endsOn < capacity.startsOn)
    throw refusal(personProblems, 'people/ends-before-start');
  if (needsBuilding(capacity.kind) && capacity.buildingId === null)
    throw refusal(personProblems, 'people/building-needed');
  const places = { building: capacity.buildingId, band: capacity.bandId, subject: capacity.subjectId };
  const list = await findPlaceNotOpen(tx, places, capacity.startsOn);
  if (list !== undefined) throw refusal(personProblems, 'people/place-not-open', { list });
  if (findSameHeld(held, capacity) !== undefined) throw refusal(personProblems, 'people/capacity-held');
}

const give = signedIn.addCapacity.handler(async ({ context, input }) => {
  const { tx, actor } = context;
  const { personId, ...capacity } = input;
  await holdStaff(tx, actor.districtId);
  if ((await findDetails(tx, personId)) === undefined) throw refusal(commonProblems, 'record/not-found');
  const held = await listCapacities(tx, personId);
  await recordOnce<Capacity>(
    capacity,
    async () => held.find(({ id }) => id === capacity.id),
    async () => {
      await refuseCapacity(context, held, capacity);
      await addCapacity(tx, actor.districtId, personId, capacity);
      await audit(tx, actor, 'people/capacity-given', { id: personId, detail: capacity });
    },
  );
  return readSheet(context, personId);
});

const end = signedIn.endCapacity.handler(async ({ context, input }) => {
  const { tx, actor } = context;
  const { personId, id, endsOn } = input;
  await holdStaff(tx, actor.districtId);
  const held = await listCapacities(tx, personId);
  const capacity = held.find((kept) => kept.id === id);
  if (capacity === undefined) throw refusal(commonProblems, 'record/not-found');
  if (!isPossibleEnd(capacity.startsOn, endsOn)) throw refusal(personProblems, 'people/ends-before-start');
  const others = held.filter((kept) => kept.id !== id);
  if (findSameHeld(others, { ...capacity, endsOn }) !== undefined)
    throw refusal(personProblems, 'people/capacity-held');
  if (endsOn !== null && administers(capacity.kind) && !(await hasOtherAdministrator(tx, id)))
    throw refusal(personProblems, 'people/last-administrator');
  if (capacity.endsOn !== endsOn) {
    await endCapacity(tx, id, endsOn);
    await audit(tx, actor, 'people/capacity-ended', {
      id: personId,
      detail: { capacityId: id, kind: capacity.kind, endsOn },
    });
  }
  return readSheet(context, personId);
});

/** The handlers of persons and their capacities. */
export const personRoutes = {
  listPersons: signedIn.listPersons.handler(async ({ context, input }) => {
    const building = mayReadStaffOf(context.actor);
    if (building === undefined) throw refusal(commonProblems, 'session/not-in-this-capacity');
    const buildingId = building ?? input.buildingId;
    if (input.buildingId !== undefined && input.buildingId !== buildingId)
      throw refusal(commonProblems, 'session/not-in-this-capacity');
    return listPersons(context.tx, { ...input, buildingId }, await readToday(context.tx));
  }),
  findNames: signedIn.findNames.handler(async ({ context, input }) =>
    findNames(context.tx, input, await readToday(context.tx)),
  ),
  readPerson: signedIn.readPerson.handler(async ({ context, input }) => {
    const sheet = await readSheet(context, input.personId);
    if (!mayReadPerson(context.actor, [...sheet.capacities, ...sheet.pastCapacities]))
      throw refusal(commonProblems, 'record/not-found');
    return sheet;
  }),
  addPerson: add,
  changeDetails: change,
  addCapacity: give,
  endCapacity: end,
};
