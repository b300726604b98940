import { implement } from '@orpc/server';
import { addDays } from '../../kit/days.ts';
import { newId } from '../../kit/new-id.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import { audit } from '../../server/audit.ts';
import type { RequestContext, SignedInContext } from '../../server/context.ts';
import { recordOnce } from '../../server/record-once.ts';
import { consentContract, consentProblems, type FieldConsent } from './consent-contract.ts';
import {
  type ConsentFacts,
  endConsent,
  findConsentFacts,
  findPersonOf,
  hasConsentIn,
  insertConsent,
  listConsents,
} from './consent-store.ts';
import { administers } from './person-rules.ts';
import { addPerson, holdStaff } from './person-store.ts';
import { readToday } from './store.ts';

const signedIn = implement(consentContract).$context<RequestContext>().use(admit);

async function readConsent({ tx, actor }: SignedInContext, id: string): Promise<FieldConsent> {
  const withEmail = administers(actor.capacity);
  const [consent] = await listConsents(tx, { today: await readToday(tx), withEmail, id });
  if (consent === undefined) throw refusal(commonProblems, 'record/not-found');
  return consent;
}

/** The longest a consent lasts: a school year, and no longer without being asked again. */
const longestDays = 365;

function refuseDays(wanted: { startsOn: string; endsOn: string }, today: string): void {
  if (wanted.endsOn < wanted.startsOn) throw refusal(consentProblems, 'people/ends-before-start');
  if (wanted.startsOn < today) throw refusal(consentProblems, 'people/consent-past');
  if (wanted.endsOn > addDays(wanted.startsOn, longestDays))
    throw refusal(consentProblems, 'people/consent-too-long');
}

const give = signedIn.giveConsent.handler(async ({ context, input }) => {
  const { tx, actor } = context;
  const { id, givenName, familyName, email, startsOn, endsOn } = input;
  const scopes = [...new Set<string>(input.scopes)].sort();
  await holdStaff(tx, actor.districtId);
  await recordOnce<ConsentFacts>(
    { email, scopes, startsOn, endsOn },
    () => findConsentFacts(tx, id),
    async () => {
      const today = await readToday(tx);
      refuseDays(input, today);
      const known = await findPersonOf(tx, email, today);
      if (known?.isStaff) throw refusal(consentProblems, 'people/consent-to-staff');
      if (known !== undefined && (await hasConsentIn(tx, known.id, input)))
        throw refusal(consentProblems, 'people/consent-in-force');
      const personId = known?.id ?? newId();
      if (known === undefined)
        await addPerson(tx, actor.districtId, personId, { givenName, familyName, email });
      await insertConsent(tx, {
        ...{ districtId: actor.districtId, id, personId, email, scopes, startsOn, endsOn },
        ...{ givenBy: actor.personId, givenIn: actor.capacityId },
      });
      await audit(tx, actor, 'people/field-consent-given', {
        id: personId,
        detail: { consentId: id, scopes, startsOn, endsOn },
      });
    },
  );
  return readConsent(context, id);
});

/** The handlers of what the field team may see. */
export const consentRoutes = {
  listConsents: signedIn.listConsents.handler(async ({ context: { tx, actor } }) => ({
    consents: await listConsents(tx, {
      today: await readToday(tx),
      withEmail: administers(actor.capacity),
    }),
  })),
  giveConsent: give,
  endConsent: signedIn.endConsent.handler(async ({ context, input }) => {
    const { tx, actor } = context;
    await holdStaff(tx, actor.districtId);
    const consent = await readConsent(context, input.id);
    if (consent.endedAt === null) {
      await endConsent(tx, {
        districtId: actor.districtId,
        consentId: input.id,
        endedBy: actor.personId,
      });
      await audit(tx, actor, 'people/field-consent-ended', {
        id: consent.person.id,
        detail: { consentId: input.id },
      });
    }
    return readConsent(context, input.id);
  }),
};
