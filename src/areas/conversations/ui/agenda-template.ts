import { list } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { MeetingKind } from '../meeting-contract.ts';
import type { PracticeInForce } from './practices-in-force.ts';

type Named = Pick<PracticeInForce, 'id' | 'name' | 'visionTitle' | 'versionId'>;

const pointsOf: Record<MeetingKind, () => string> = {
  team: m.conversations_agenda_team,
  staff: m.conversations_agenda_staff,
  leadership: m.conversations_agenda_leadership,
  district: m.conversations_agenda_district,
  coaching: m.conversations_agenda_coaching,
  other: m.conversations_agenda_other,
};

/** An agenda to begin with: which practices it is about, by name, and a few points for this kind of meeting. */
export function agendaOf(kind: MeetingKind, practices: readonly Named[], longest: number): string {
  const visions = Map.groupBy(practices, (practice) => practice.versionId);
  const lines = [...visions.values()].map(
    (ofVision) => `· ${ofVision[0]?.visionTitle}: ${list(ofVision.map((practice) => practice.name))}`,
  );
  const whole = (shown: readonly string[]) =>
    [m.conversations_agenda_which(), ...shown, '', pointsOf[kind]()].join('\n');
  // Whole visions only: a list that breaks off would look complete.
  let shown = lines;
  while (shown.length > 0 && whole(shown).length > longest) shown = shown.slice(0, -1);
  return whole(shown);
}
