import { compactSoon } from '../../../client/device/compaction.ts';
import type { DeviceContent } from '../../../client/device/device-view.ts';
import { dropState, keepStates, readState } from '../../../client/device/kept-state.ts';
import { learnSnippets, type Note, type Snippet } from '../note-rules.ts';

const noteKey = (personId: string, id: string) => `note:${personId}:${id}`;
const snippetsKey = (personId: string) => `snippets:${personId}`;

/** One's notes on this phone, the latest first. Another person's are not among them. */
export function notesOf(device: DeviceContent): Note[] {
  if (device.personId === null) return [];
  const own = noteKey(device.personId, '');
  return [...device.state]
    .filter(([key]) => key.startsWith(own))
    .map(([, note]) => note as Note)
    .sort((one, other) => (one.at < other.at ? 1 : -1));
}

/** One's own beginnings, the most used first. */
export function snippetsOf(device: DeviceContent): Snippet[] {
  return (device.state.get(snippetsKey(device.personId ?? '')) as Snippet[] | undefined) ?? [];
}

/** Keeps a note on this phone and learns its beginnings. It has no way from here to anywhere. */
export async function keepNote(personId: string, note: Note): Promise<void> {
  const snippets = (await readState<Snippet[]>(snippetsKey(personId))) ?? [];
  await keepStates({
    [noteKey(personId, note.id)]: note,
    [snippetsKey(personId)]: learnSnippets(snippets, note.text),
  });
}

/** Deletes notes for good, from the second copy too. */
export async function deleteNotes(personId: string, ids: readonly string[]): Promise<void> {
  await dropState(ids.map((id) => noteKey(personId, id)));
  compactSoon();
}
