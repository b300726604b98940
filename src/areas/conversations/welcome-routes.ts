import { implement } from '@orpc/server';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { admit } from '../../server/admission.ts';
import type { RequestContext } from '../../server/context.ts';
import { welcomeContract, welcomeParts } from './welcome-contract.ts';
import { planPath } from './welcome-rules.ts';
import { isAdoptedPractice, listStops, listWelcomeVisions, putStop } from './welcome-store.ts';

const signedIn = implement(welcomeContract).$context<RequestContext>().use(admit);

/** The handlers of a newcomer's path: each person reads and writes their own. */
export const welcomeRoutes = {
  readWelcome: signedIn.readWelcome.handler(async ({ context: { tx, actor } }) => {
    const { path, further } = planPath(await listWelcomeVisions(tx, actor));
    return {
      visions: path,
      further: further.map(({ practices: _, ...vision }) => vision),
      stops: await listStops(tx, actor),
    };
  }),
  passWelcomeStop: signedIn.passWelcomeStop.handler(async ({ context: { tx, actor }, input }) => {
    const isPart = (welcomeParts as readonly string[]).includes(input.stop);
    if (!isPart && !(await isAdoptedPractice(tx, input.stop)))
      throw refusal(commonProblems, 'record/not-found');
    await putStop(tx, actor, input.stop, input.isSkipped);
    return { stops: await listStops(tx, actor) };
  }),
};
