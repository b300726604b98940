import type { World } from '../../../test/world.ts';
import type { BuildingId } from '../../kit/ids.ts';
import { newId } from '../../kit/new-id.ts';
import { day } from '../conversations/test-ground.ts';
import type { NormId } from '../culture/norm-contract.ts';
import type { GoalId, GoalInput, ReadingInput } from './goal-contract.ts';

/** A goal of the district for its students, a year old, that ends in half a year. */
export function goalOf(changes: Partial<GoalInput> = {}): GoalInput {
  return {
    goalId: newId() as GoalId,
    performance: 'student',
    kind: 'academic',
    learning: 'student',
    buildingId: null,
    subjectId: null,
    what: 'More students explain how they came to an answer',
    why: 'Half of them leave the reasons out, and then the next unit has nothing to stand on.',
    measure: 'Answers with a reason, in the common exit slip',
    unit: 'percent',
    owner: 'dn_member',
    baseline: { readingId: newId(), value: 48, n: 412, on: day(-300), source: 'Exit slip of the fall' },
    target: { value: 65, on: day(180) },
    targetIds: [],
    ...changes,
  };
}

export function readingOf(goalId: string, changes: Partial<ReadingInput> = {}): ReadingInput {
  return {
    readingId: newId(),
    goalId: goalId as GoalId,
    ...{ value: 55, n: 405, on: day(-100), source: 'Exit slip of the winter', note: '', correctsId: null },
    ...changes,
  };
}

export const lakeside = (world: World) => world.place('Lakeside Elementary') as BuildingId;

/** A file as a browser sends it. */
export const asFile = (...lines: string[]) => Buffer.from(lines.join('\r\n')).toString('base64');
export const resultHeading = 'measure,subject,band,building,period,value,n,source';

/** A norm of the district about how people treat each other, in force. */
export async function agreeNorm(world: World, text: string): Promise<string> {
  const id = newId() as NormId;
  const dana = world.as('dana').culture;
  await dana.proposeNorm({ id, kind: 'norm', text, why: '', buildingId: null, sampleId: null });
  await dana.agreeNorm({
    ...{ id, actId: newId(), text, method: 'consent', on: day(0), place: 'District Network' },
  });
  return id;
}
