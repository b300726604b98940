import assert from 'node:assert/strict';
import { ORPCError } from '@orpc/client';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import type { World } from '../../../test/world.ts';
import type { PersonId } from '../../kit/ids.ts';
import { newId } from '../../kit/new-id.ts';
import type { InvitationId } from './invitation-contract.ts';

/** That a call is refused with this problem; gives the problem back for a look at its data. */
export async function refuses(call: Promise<unknown>, code: string): Promise<ORPCError<string, unknown>> {
  const error = await call.then(
    () => assert.fail(`was not refused with ${code}`),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof ORPCError, String(error));
  assert.equal(error.code, code);
  return error;
}

/** An answer as it came over the wire, with the cookie it set. */
export type Raw = {
  status: number;
  body: Record<string, unknown> & { data?: unknown };
  cookie: string | null;
};

/** A request without the typed client, so that cookies can be seen. */
export async function send(
  world: Pick<World, 'url'>,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Raw> {
  const response = await fetch(`${world.url}/api${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: text === '' ? {} : JSON.parse(text),
    cookie: response.headers.get('set-cookie')?.split(';')[0] ?? null,
  };
}

/** The two parts behind the `#` of an invitation link. */
export function partsOf(link: string): { districtId: string; secret: string } {
  const [districtId = '', secret = ''] = new URL(link).hash.slice(1).split('.');
  return { districtId, secret };
}

/** Invites a person as an administrator of their district. */
export async function invite(
  world: World,
  name: NamedPerson,
): Promise<{ districtId: string; secret: string }> {
  const inviter = name === 'stranger' ? 'stranger' : 'odette';
  const { link } = await world.as(inviter).people.makeInvitation({
    personId: world.person(name).id as PersonId,
    id: newId() as InvitationId,
  });
  return partsOf(link);
}

/** Gives a person a password by an invitation, as it happens in life. */
export async function givePassword(world: World, name: NamedPerson, password: string): Promise<Raw> {
  const accepted = await send(world, 'PUT', '/people/invitation/acceptance', {
    ...(await invite(world, name)),
    password,
  });
  assert.equal(accepted.status, 200, JSON.stringify(accepted.body));
  return accepted;
}
