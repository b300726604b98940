import type { Actor, CapacityKind } from '../../kit/actor.ts';

/** Who may plan and record study sessions at all. */
export const recordingCapacities = [
  'building_administrator',
  'coach',
  'dn_member',
  'superintendent',
  'teacher',
] as const satisfies readonly CapacityKind[];

/** Who answers questions about any vision; the members of a vision's team answer about theirs. */
export const answeringCapacities = [
  'dn_member',
  'coach',
  'superintendent',
  'building_administrator',
] as const satisfies readonly CapacityKind[];

/** Who sets the threshold of the gate, and may open it by an override with a reason. */
export const gateCapacities = ['superintendent', 'dn_member'] as const satisfies readonly CapacityKind[];

/** Who puts meetings about instruction down: all staff, not the board. */
export const meetingCapacities = [
  'teacher',
  'building_administrator',
  'coach',
  'superintendent',
  'dn_member',
  'bn_member',
  'other_staff',
  'union_representative',
  'district_office',
] as const satisfies readonly CapacityKind[];

/** Who writes the district's own protocols, and puts them away. */
export const protocolCapacities = [
  'superintendent',
  'dn_member',
  'coach',
  'building_administrator',
] as const satisfies readonly CapacityKind[];

/** Who offers examples of a practice: all staff. */
export const offeringCapacities = meetingCapacities;

/** Who codes a lesson: all staff, teachers too. */
export const codingCapacities = meetingCapacities;

/** Who makes a lesson to code, with its master coding, and opens and closes it. */
export const calibratingCapacities = [
  'coach',
  'dn_member',
  'superintendent',
  'building_administrator',
] as const satisfies readonly CapacityKind[];

type Someone = Pick<Actor, 'capacity' | 'buildingId' | 'personId'>;

const isOneOf = (kinds: readonly CapacityKind[], actor: Someone) => kinds.includes(actor.capacity);

/** Whether the actor may plan and record in this building; null is the whole district. */
export function mayRecordIn(actor: Someone, buildingId: string | null): boolean {
  if (!isOneOf(recordingCapacities, actor)) return false;
  const isBound = actor.capacity === 'building_administrator' || actor.capacity === 'teacher';
  return !isBound || actor.buildingId === null || actor.buildingId === buildingId;
}

/** Whether the actor may plan a session that this person leads: a teacher plans only what they lead. */
export function mayPlanWithLeader(actor: Someone, ledById: string): boolean {
  return actor.capacity !== 'teacher' || actor.personId === ledById;
}

/** Whether the actor may record this session as held, correct who was there, or cancel it. */
export function mayRecordSession(
  actor: Someone,
  session: { buildingId: string | null; ledById: string },
): boolean {
  return mayRecordIn(actor, session.buildingId) && mayPlanWithLeader(actor, session.ledById);
}

/** Whether the actor may answer questions about a vision. */
export function mayAnswer(actor: Someone, isOnTeam: boolean): boolean {
  return isOnTeam || isOneOf(answeringCapacities, actor);
}

/** Whether the actor may end an offer to find out: who made it; for somebody who cannot, the superintendent and DN members. */
export function mayLetGo(actor: Someone, offer: { ownedById: string }): boolean {
  return offer.ownedById === actor.personId || isOneOf(gateCapacities, actor);
}

/** Whether the actor decides what becomes of a proposal for the next version: its team, and who adopts it. */
export function mayDecideProposal(actor: Someone, isOnTeam: boolean): boolean {
  return isOnTeam || isOneOf(gateCapacities, actor);
}

/**
 * Whether the actor may take a question off the board: the person who asked it; and, since nobody can take back what was
 * asked without a name, the superintendent and DN members for those, in case one names somebody.
 */
export function mayWithdraw(actor: Someone, question: { askedById: string | null }): boolean {
  if (question.askedById !== null) return question.askedById === actor.personId;
  return isOneOf(gateCapacities, actor);
}

/** Whether the actor may write protocols. */
export function mayWriteProtocols(actor: Someone): boolean {
  return isOneOf(protocolCapacities, actor);
}

/** Whether the actor may take an example off: who offered it, and those who look after the vision for everybody. */
export function mayWithdrawExemplar(actor: Someone, exemplar: { isYours: boolean }): boolean {
  return exemplar.isYours || isOneOf(calibratingCapacities, actor);
}

/** Whether the actor may make lessons to code. */
export function mayCalibrate(actor: Someone): boolean {
  return isOneOf(calibratingCapacities, actor);
}

/** Whether the actor may code this lesson: all staff but who made it, while it is open, and once. */
export function mayCode(
  actor: Someone,
  set: { isOpen: boolean; isYours: boolean; isCodedByYou: boolean },
): boolean {
  return isOneOf(codingCapacities, actor) && set.isOpen && !set.isYours && !set.isCodedByYou;
}

/** Whether the actor may put a meeting of this building down; null is the whole district. */
export function mayKeepMeetingIn(actor: Someone, buildingId: string | null): boolean {
  if (!isOneOf(meetingCapacities, actor)) return false;
  return (
    buildingId === null ||
    actor.buildingId === null ||
    actor.buildingId === buildingId ||
    isDistrictWide(actor)
  );
}

/** Whether the actor may say what a meeting named, or take it off: who put it down, and who leads in its building. */
export function mayChangeMeeting(
  actor: Someone,
  meeting: { buildingId: string | null; recordedById: string; isClosed: boolean },
): boolean {
  if (!isOneOf(meetingCapacities, actor)) return false;
  if (meeting.isClosed) return meeting.recordedById === actor.personId;
  if (meeting.recordedById === actor.personId || isDistrictWide(actor)) return true;
  const leads = actor.capacity === 'building_administrator' || actor.capacity === 'bn_member';
  return leads && meeting.buildingId !== null && meeting.buildingId === actor.buildingId;
}

function isDistrictWide(actor: Someone): boolean {
  return isOneOf(['coach', 'superintendent', 'dn_member'], actor);
}

/** What decides who may be in a room. */
export type SeenRoom = {
  buildingId: string | null;
  recordedById: string;
  isClosed: boolean;
  isOver: boolean;
  isOfGroup: boolean;
  isMember: boolean;
  hasBeenIn: boolean;
};

/**
 * Whether the actor may be in a room and read what was said there: who has been in it; members of its group; and while it
 * goes on, where it is neither closed nor a group's, everybody who works in its place.
 */
export function mayEnterRoom(actor: Someone, room: SeenRoom): boolean {
  if (room.hasBeenIn || room.recordedById === actor.personId) return true;
  if (room.isClosed) return false;
  if (room.isOfGroup) return room.isMember;
  return !room.isOver && mayKeepMeetingIn(actor, room.buildingId);
}

/** Whether the actor may still bring notes that were written before the end: who could have been in the room then. */
export function mayBringLate(actor: Someone, room: SeenRoom): boolean {
  return mayEnterRoom(actor, { ...room, isOver: false });
}

/** Whether the actor may lead: who opened the room, each member of its group, who leads in its place. */
export function mayLeadRoom(actor: Someone, room: SeenRoom): boolean {
  if (room.recordedById === actor.personId) return true;
  if (room.isClosed) return false;
  return room.isMember || (!room.isOfGroup && room.hasBeenIn && mayChangeMeeting(actor, room));
}

/** Who raises to the District Network what a building cannot move by itself. */
export const barrierCapacities = [
  'building_administrator',
  'bn_member',
  'teacher',
  'other_staff',
  'coach',
  'union_representative',
] as const satisfies readonly CapacityKind[];

/** Whether the actor speaks for the district: a member of its network, or the superintendent. */
export function leadsDistrict(actor: Someone): boolean {
  return isOneOf(gateCapacities, actor);
}

/** Whether the actor speaks for a building: its administrators and its network. */
export function isOfBuilding(actor: Someone, buildingId: string): boolean {
  return (
    isOneOf(['building_administrator', 'bn_member'], actor) &&
    (actor.buildingId === null || actor.buildingId === buildingId)
  );
}

/** Whether the actor may read a barrier: the district's leadership and its coaches, who works in the building, who raised it. */
export function mayReadBarrier(actor: Someone, barrier: { buildingId: string; raisedById: string }): boolean {
  if (leadsDistrict(actor) || barrier.raisedById === actor.personId) return true;
  if (actor.capacity === 'coach' && actor.buildingId === null) return true;
  return actor.buildingId === barrier.buildingId;
}
