import assert from 'node:assert/strict';
import { ORPCError } from '@orpc/client';
import type { NamedPerson } from '../../../test/maple-ridge.ts';
import type { World } from '../../../test/world.ts';
import { addDays, schoolDayOf } from '../../kit/days.ts';
import type { BuildingId } from '../../kit/ids.ts';
import { newId } from '../../kit/new-id.ts';
import type { CommitmentId, CommitmentInput } from './commitment-contract.ts';
import type { ConflictOutcome, TrainingId, TrainingInput } from './conflict-contract.ts';
import type { NormAgreement, NormId, NormProposal, NormRevisit } from './norm-contract.ts';

/** The school day so many days from now in Maple Ridge. */
export const today = (plus = 0) => addDays(schoolDayOf(new Date(), 'America/Detroit'), plus);

/** Asserts a refusal by its code, and its data where given. */
export async function refusesWith(work: Promise<unknown>, code: string, data?: unknown): Promise<void> {
  await assert.rejects(work, (error) => {
    assert.ok(error instanceof ORPCError, String(error));
    assert.equal(error.code, code);
    if (data !== undefined) assert.deepEqual(error.data, data);
    return true;
  });
}

/** The culture area's endpoints as a named person uses them. */
export const cultureOf = (world: World, name: NamedPerson | null) => world.as(name).culture;

export const buildingOf = (world: World, name: string) => world.place(name) as BuildingId;

/** A norm for the whole district. */
export function proposalOf(changes: Partial<NormProposal> = {}): NormProposal {
  return {
    id: newId() as NormId,
    kind: 'norm',
    text: 'We let each other finish.',
    why: 'Who was heard can listen.',
    buildingId: null,
    sampleId: null,
    ...changes,
  };
}

/** It was agreed today in a meeting of the network. */
export function agreementOf(norm: NormProposal, changes: Partial<NormAgreement> = {}): NormAgreement {
  return {
    id: norm.id,
    actId: newId(),
    on: today(),
    method: 'consent',
    place: 'District Network',
    stoodAside: 0,
    note: '',
    text: norm.text,
    ...changes,
  };
}

/** Looked at again today, and kept. */
export function revisitFor(norm: NormProposal, changes: Partial<NormRevisit> = {}): NormRevisit {
  const { text: _, ...decided } = agreementOf(norm);
  return { ...decided, outcome: 'kept', text: null, ...changes };
}

/** One's own part, shown to nobody. */
export function commitmentOf(changes: Partial<CommitmentInput> = {}): CommitmentInput {
  return {
    id: newId() as CommitmentId,
    what: 'I ask each student what they think before I say it.',
    forWhom: 'Students who seldom speak in mathematics',
    learning: 'student',
    reviewWeeks: 12,
    isGroups: false,
    isShown: false,
    ...changes,
  };
}

/** An hour for twelve teachers and two coaches of the district, yesterday. */
export function trainingOf(changes: Partial<TrainingInput> = {}): TrainingInput {
  return {
    id: newId() as TrainingId,
    on: today(-1),
    buildingId: null,
    minutes: 60,
    focus: 'Saying back what one heard',
    people: { leaders: 0, teachers: 12, coaches: 2, other_staff: 0, network_members: 0, others: 0 },
    ...changes,
  };
}

/** A conflict of two people that ended well this month. */
export function outcomeOf(changes: Partial<ConflictOutcome> = {}): ConflictOutcome {
  return {
    id: crypto.randomUUID(),
    month: today().slice(0, 7),
    parties: 'two_people',
    cameToEnd: 'yes',
    respectful: 'yes',
    productive: 'partly',
    next: 'nothing',
    ...changes,
  };
}

/** Lets a commitment lie for so many days, as if it had been stated then. */
export async function ageCommitment(world: World, id: string, days: number): Promise<void> {
  await world.query('alter table culture.commitments disable trigger permanent');
  await world.query('update culture.commitments set stated_on = stated_on - $2::int where id = $1', [
    id,
    days,
  ]);
  await world.query('alter table culture.commitments enable trigger permanent');
}
