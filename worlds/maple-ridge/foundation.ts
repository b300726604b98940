import { fillBlueprint } from './blueprint.ts';
import { fillCulture } from './culture.ts';
import { fillEvidence } from './evidence.ts';
import { fillGoals } from './goals.ts';
import type { Ground } from './ground.ts';
import { fillPulse } from './pulse.ts';
import { fillReports } from './reports.ts';
import { fillRequests } from './requests.ts';
import { fillLoad } from './shared-load.ts';
import type { Adopted } from './visions.ts';

/** Collective responsibility as it is lived: norms, promises, goals, help, the Blueprint, ratings, the pulse, the board. */
export async function liveTheFoundation(
  ground: Ground,
  versions: { mathematics: Adopted; reading: Adopted },
): Promise<void> {
  await fillCulture(ground, versions);
  await fillGoals(ground, versions);
  await fillLoad(ground);
  await fillRequests(ground, versions);
  await fillBlueprint(ground, versions);
  await fillPulse(ground);
  await fillEvidence(ground);
  await fillReports(ground, versions);
}
