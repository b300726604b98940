import type { Actor } from '../../kit/actor.ts';

/** Who sets rounds and what they ask: the superintendent and members of the District Network. */
export function leads({ capacity }: Pick<Actor, 'capacity'>): boolean {
  return capacity === 'superintendent' || capacity === 'dn_member';
}

/** Who brings results of surveys that others made. */
export function imports(actor: Pick<Actor, 'capacity'>): boolean {
  return leads(actor) || actor.capacity === 'district_office';
}
