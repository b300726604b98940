import { implement } from '@orpc/server';
import type { DistrictId } from '../../kit/ids.ts';
import { newId } from '../../kit/new-id.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import type { RequestContext } from '../../server/context.ts';
import type { Database, Tx } from '../../server/database.ts';
import { findDemoLoader } from './demo.ts';
import { firstPersonMaker } from './first-person.ts';
import { findListFault, findTermFault } from './place-rules.ts';
import { readProfile } from './profile-store.ts';
import { type NewDistrict, setupContract, setupProblems } from './setup-contract.ts';
import {
  addDistrict,
  countCodeTry,
  hasDistrict,
  holdSetupCode,
  removeDistrict,
  renewSetupCode,
  spendSetupCode,
} from './setup-store.ts';

const open = implement(setupContract).$context<RequestContext>();
const signedIn = open.use(admit);

async function limitTries(database: Database): Promise<void> {
  const retryAfterSeconds = await countCodeTry(database);
  if (retryAfterSeconds > 0) throw refusal(commonProblems, 'request/too-many', { retryAfterSeconds });
}

async function holdCode(tx: Tx, code: string): Promise<void> {
  const held = await holdSetupCode(tx, code);
  if (held === 'used') throw refusal(setupProblems, 'district/already-set-up');
  if (held === 'wrong') throw refusal(setupProblems, 'district/wrong-code');
  if (await hasDistrict(tx)) throw refusal(setupProblems, 'district/already-set-up');
}

function refuseFaults(district: NewDistrict): void {
  const twice = findListFault(district);
  if (twice !== undefined) throw refusal(setupProblems, 'district/same-name-twice', twice);
  const terms = findTermFault(district.terms);
  if (terms !== undefined) throw refusal(setupProblems, 'district/terms-overlap', terms);
}

const setUpDistrict = open.setUpDistrict.handler(async ({ context, input }) => {
  const { code, district, person } = input;
  await limitTries(context.database);
  const maker = firstPersonMaker();
  // The code comes first: who does not hold it learns nothing else.
  await context.database.atTheDoor(null, (tx) => holdCode(tx, code));
  refuseFaults(district);
  const faults = maker.findPasswordFaults(person, district.name);
  if (faults.length > 0) throw refusal(setupProblems, 'district/first-password-weak', { faults });
  const passwordHash = await maker.hashPassword(person.password);
  const districtId = newId();
  const session = await context.database.inDistrict(districtId, async (tx) => {
    await holdCode(tx, code);
    await addDistrict(tx, districtId, district);
    const started = await maker.add(tx, districtId, { ...person, passwordHash, device: context.userAgent });
    await spendSetupCode(tx);
    return started;
  });
  context.setSession(session);
  return { districtId: districtId as DistrictId };
});

const openDemo = open.openDemo.handler(async ({ context, input }) => {
  await limitTries(context.database);
  const opened = await context.database.atTheDoor(null, async (tx) => {
    await holdCode(tx, input.code);
    const loadDemo = findDemoLoader();
    if (loadDemo === null) throw refusal(setupProblems, 'district/no-demo');
    // The code stays held while the demo is loaded by transactions of its own, and is used up only when it is there.
    const demo = await loadDemo(context.database);
    await spendSetupCode(tx);
    return demo;
  });
  context.setSession(opened.session);
  return { districtId: opened.districtId as DistrictId, signIns: opened.signIns };
});

/** The handlers of the first run and of the demo district. */
export const setupRoutes = {
  readSetup: open.readSetup.handler(({ context }) =>
    context.database.atTheDoor(null, async (tx) => ({
      hasDistrict: await hasDistrict(tx),
      canOpenDemo: findDemoLoader() !== null,
    })),
  ),
  checkSetupCode: open.checkSetupCode.handler(async ({ context, input }) => {
    await limitTries(context.database);
    await context.database.atTheDoor(null, (tx) => holdCode(tx, input.code));
    return {};
  }),
  setUpDistrict,
  openDemo,
  removeDemo: signedIn.removeDemo.handler(async ({ context, input }) => {
    const { tx, actor } = context;
    const district = await readProfile(tx, actor.districtId);
    if (!district.isDemo) throw refusal(setupProblems, 'district/not-a-demo');
    if (input.name.trim() !== district.name)
      throw refusal(setupProblems, 'district/name-not-repeated', { name: district.name });
    await removeDistrict(tx, actor.districtId);
    const setupCode = (await hasDistrict(tx)) ? null : await renewSetupCode(tx);
    context.setSession(null);
    return { setupCode };
  }),
};
