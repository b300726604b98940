import { newId } from '../../../kit/new-id.ts';
import type { ImportedVisit, ImportFacts } from '../import-contract.ts';
import { roomToken } from '../room-token.ts';
import { type PlannedVisit, roomOf, type SheetPlan } from '../sheet-plan-rules.ts';
import { observationApi } from './api.ts';

/** As many as one part takes. */
const perPart = 500;

/** An import as it will be sent, made once: sent again after a cut, it is the same. */
export type PreparedImport = { facts: ImportFacts; parts: ImportedVisit[][] };

/**
 * Makes what is sent out of a plan. What told rooms apart becomes tokens under a key that is made here, used here and
 * kept nowhere: from then on nobody, this browser included, can tell which room or teacher a token was.
 */
export async function prepareImport(
  plan: SheetPlan,
  about: Pick<ImportFacts, 'subjectId' | 'versionId' | 'purpose' | 'visitMinutes'>,
): Promise<PreparedImport> {
  const tokenOf = tokenMaker();
  const visits: ImportedVisit[] = [];
  for (const planned of plan.visits) visits.push(asImported(planned, await tokenOf(roomOf(planned))));
  const parts = Array.from({ length: Math.ceil(visits.length / perPart) }, (_, number) =>
    visits.slice(number * perPart, (number + 1) * perPart),
  );
  const days = plan.visits.map(({ day }) => day).sort();
  const facts = {
    ...about,
    id: newId(),
    windowId: newId(),
    practiceIds: [...new Set(plan.visits.flatMap(({ tallies }) => tallies.map((tally) => tally.practiceId)))],
    buildingIds: [...new Set(plan.visits.map(({ buildingId }) => buildingId))],
    startsOn: days[0] ?? '',
    endsOn: days.at(-1) ?? '',
    visits: visits.length,
    parts: parts.length,
    hasRooms: plan.hasRooms,
  } as ImportFacts;
  return { facts, parts };
}

function asImported(planned: PlannedVisit, token: string): ImportedVisit {
  const { buildingId, bandId, lessonPart, startedAt, hasTime, utcOffsetMinutes, tallies } = planned;
  const when = { startedAt, hasTime, utcOffsetMinutes };
  return { id: newId(), buildingId, bandId, lessonPart, ...when, tallies, roomToken: token } as ImportedVisit;
}

function tokenMaker(): (room: string) => Promise<string> {
  const key = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))));
  const tokens = new Map<string, Promise<string>>();
  return (room) => {
    const token = tokens.get(room) ?? roomToken(key, room);
    tokens.set(room, token);
    return token;
  };
}

/**
 * Sends what is not there yet and completes it. After a cut, say it again with the same import.
 *
 * @param onPart is told how many visits are there
 * @returns the window that it became
 */
export async function sendImport(
  { facts, parts }: PreparedImport,
  onPart: (visitsHere: number) => void,
): Promise<{ windowId: string; visits: number }> {
  const { partsHere } = await observationApi.call.beginImport(facts);
  let here = 0;
  for (const [number, visits] of parts.entries()) {
    if (!partsHere.includes(number))
      await observationApi.call.bringImportPart({ id: facts.id, number, visits });
    here += visits.length;
    onPart(here);
  }
  return observationApi.call.completeImport({ id: facts.id });
}
