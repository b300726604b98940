import type { Actor } from '../../kit/actor.ts';
import type { Owner } from './component-contract.ts';
import { keepingCapacities } from './problem-contract.ts';
import { routineCapacities } from './routine-contract.ts';

type Someone = Pick<Actor, 'capacity' | 'buildingId'>;

/** Whether the actor keeps the framework: adds, renames, moves, retires, plans, imports. */
export function mayKeep(actor: Someone): boolean {
  return (keepingCapacities as readonly string[]).includes(actor.capacity);
}

/** Whether the actor acts in an accountable role, or belongs to the group that is. */
export function isAccountable(actor: Someone, owner: Owner | null, groupIds: readonly string[]): boolean {
  if (owner === null) return false;
  if (owner.group !== null) return groupIds.includes(owner.group.id);
  if (owner.kind !== actor.capacity) return false;
  return owner.building === null || owner.building.id === actor.buildingId;
}

/** Whether the actor may say how a component stands, note evidence and tie things to it. */
export function mayTell(actor: Someone, owner: Owner | null, groupIds: readonly string[]): boolean {
  return mayKeep(actor) || isAccountable(actor, owner, groupIds);
}

/** Whether the actor writes routines down for a place; null is the whole district. */
export function mayChangeRoutine(actor: Someone, buildingId: string | null): boolean {
  if (mayKeep(actor)) return true;
  if (!(routineCapacities as readonly string[]).includes(actor.capacity)) return false;
  if (actor.capacity === 'coach' && actor.buildingId === null) return true;
  return buildingId !== null && buildingId === actor.buildingId;
}

type Meeting = { whoKind: string | null; groupId: string | null; buildingId: string | null };

/** Whether the actor is one of those who meet in a routine. */
export function isInRoutine(actor: Someone, routine: Meeting, groupIds: readonly string[]): boolean {
  if (routine.groupId !== null) return groupIds.includes(routine.groupId);
  if (routine.whoKind !== actor.capacity) return false;
  return routine.buildingId === null || actor.buildingId === null || routine.buildingId === actor.buildingId;
}

/** Whether steps and meetings are shown to the actor. */
export function seesWork(actor: Someone): boolean {
  return actor.capacity !== 'board_member';
}
