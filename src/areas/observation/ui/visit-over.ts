import { compactSoon } from '../../../client/device/compaction.ts';
import type { DeviceContent } from '../../../client/device/device-view.ts';
import { dropState } from '../../../client/device/kept-state.ts';
import { dropHalfWritten } from '../../../client/half-written.ts';
import { halfNotes } from '../half-note.ts';
import type { Note } from '../note-rules.ts';
import { momentNow, type PhoneKit } from '../visit-kit-rules.ts';
import type { Route } from '../visit-route-rules.ts';
import { olderBeginnings } from './visit-note-keeping.ts';

/** Lists of rooms of windows that have ended, and notes whose time is over, half-written ones too, leave this phone, whoever wrote them. */
export async function dropWhatIsOver(device: DeviceContent, kit: PhoneKit): Promise<void> {
  const now = momentNow(kit, Date.now());
  const own = `route:${kit.person.id}:`;
  const open = new Set<string>(kit.windows.filter((window) => window.closesAt > now).map(({ id }) => id));
  const over = [...device.state].filter(([key, value]) => {
    if (key.startsWith('note:')) return (value as Note).goesAt <= now;
    if (key.startsWith(olderBeginnings)) return true;
    if (!key.startsWith('route:')) return false;
    const endsAt = (value as Route).endsAt;
    if (endsAt !== undefined && endsAt <= now) return true;
    return key.startsWith(own) && !open.has(key.slice(own.length).split(':')[0] ?? '');
  });
  dropHalfWritten(halfNotes, now);
  if (over.length === 0) return;
  await dropState(over.map(([key]) => key));
  // The second copy forgets them too.
  compactSoon();
}
