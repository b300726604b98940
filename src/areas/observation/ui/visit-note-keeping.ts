import { compactSoon } from '../../../client/device/compaction.ts';
import type { DeviceContent } from '../../../client/device/device-view.ts';
import { dropState, keepState } from '../../../client/device/kept-state.ts';
import { beginningsOf, type Note, type Snippet } from '../note-rules.ts';

const noteKey = (personId: string, id: string) => `note:${personId}:${id}`;

/** One's notes on this phone, the latest first. Another person's are not among them. */
export function notesOf(device: DeviceContent): Note[] {
  if (device.personId === null) return [];
  const own = noteKey(device.personId, '');
  return [...device.state]
    .filter(([key]) => key.startsWith(own))
    .map(([, note]) => note as Note)
    .sort((one, other) => (one.at < other.at ? 1 : -1));
}

/** One's own beginnings, the most used first. They are read out of the notes, so that nothing of a deleted note stays. */
export function snippetsOf(device: DeviceContent): Snippet[] {
  const texts = notesOf(device).map(({ text }) => text);
  return beginningsOf(texts.reverse());
}

/** Keeps a note on this phone. It has no way from here to anywhere. */
export async function keepNote(personId: string, note: Note): Promise<void> {
  await keepState(noteKey(personId, note.id), note);
}

/** Where beginnings were once kept apart from the notes, whole short lines among them: nothing is kept here any more. */
export const olderBeginnings = 'snippets:';

/** Deletes notes for good, from the second copy too. */
export async function deleteNotes(personId: string, ids: readonly string[]): Promise<void> {
  await dropState([...ids.map((id) => noteKey(personId, id)), `${olderBeginnings}${personId}`]);
  compactSoon();
}
