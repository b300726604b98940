import type { World } from '../../../test/world.ts';
import { newId } from '../../kit/new-id.ts';
import {
  day,
  type Ground,
  insertVisits,
  insertWindow,
  twoLargeOneSmall,
} from '../analysis/reading-ground.ts';
import { adoptVision, publishAgreement } from '../observation/test-ground.ts';
import type { EmbedId } from './embed-contract.ts';
import type { TokenId } from './token-contract.ts';

export type ReadGround = Ground & { windows: string[] };

/** A subject with two windows that were read, and one that is over and waits. */
export async function readTwoWindows(world: World): Promise<ReadGround> {
  await publishAgreement(world);
  const ground = await adoptVision(world);
  const windows: string[] = [];
  for (const [from, to, isRead] of [
    [-80, -60, true],
    [-50, -30, true],
    [-20, -5, false],
  ] as const) {
    const windowId = await insertWindow(world, ground, { startsOn: day(from), endsOn: day(to) });
    await insertVisits(world, ground, windowId, twoLargeOneSmall);
    if (isRead) await world.as('dana').analysis.takeReading({ id: newId(), windowId });
    windows.push(windowId);
  }
  return { ...ground, windows };
}

/** A read token made by Sam, with its secret. */
export async function makeToken(world: World, name = 'State portal', endsOn = day(30)) {
  const made = await world.as('sam').exchange.makeToken({ id: newId() as TokenId, name, endsOn });
  return { id: made.token.id, secret: made.secret };
}

/** A chart published by Odette: of the first practice, for the district unless said otherwise. */
export function makeEmbed(world: World, ground: Ground, building: string | null = null) {
  return world.as('odette').exchange.makeEmbed({
    id: newId() as EmbedId,
    subjectId: ground.subjectId,
    practiceId: ground.practiceIds[0] ?? '',
    buildingId: building === null ? null : world.place(building),
  });
}

/** What a program with a token is answered. */
export async function askWith(world: World, secret: string, path: string, more: RequestInit = {}) {
  const response = await fetch(`${world.url}/api${path}`, {
    ...more,
    headers: { authorization: `Bearer ${secret}`, ...(more.headers as Record<string, string>) },
  });
  const text = await response.text();
  const body = text.startsWith('{') ? JSON.parse(text) : { text };
  return { status: response.status, body, code: (body.code ?? null) as string | null };
}
