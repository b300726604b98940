import type { NamedPerson } from '../../../test/maple-ridge.ts';
import type { World } from '../../../test/world.ts';
import type { BuildingId } from '../../kit/ids.ts';
import { newId } from '../../kit/new-id.ts';
import { day } from '../conversations/test-ground.ts';
import type { AskId, MessageId, MessageInput, ReplyId } from './message-contract.ts';
import type { FocusId } from './week-contract.ts';
import { mondayOf } from './week-rules.ts';

/** The Monday so many weeks from now in Maple Ridge. */
export const monday = (weeksFromNow: number) => mondayOf(day(7 * weeksFromNow));

/** The digest's endpoints as a named person uses them. */
export const digestOf = (world: World, name: NamedPerson | null) => world.as(name).digest;

export const newFocusId = () => newId() as FocusId;
export const newReplyId = () => newId() as ReplyId;
export const newAskId = (isNameless = false) => (isNameless ? crypto.randomUUID() : newId()) as AskId;

/** Sam's message to all teachers of the district, on the page. */
export function messageOf(changes: Partial<MessageInput> = {}): MessageInput {
  return {
    id: newId() as MessageId,
    title: 'Our mathematics vision is adopted',
    body: 'The District Network adopted it on Tuesday. Read practice 1 first.',
    audiences: ['teachers'],
    buildingIds: [],
    versionId: null,
    practiceId: null,
    channel: 'page',
    told: null,
    ...changes,
  };
}

export const placeOf = (world: World, name: string) => world.place(name) as BuildingId;
