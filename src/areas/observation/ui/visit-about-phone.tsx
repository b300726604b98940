import { useEffect, useState } from 'react';
import { Sheet } from '../../../client/design/page.tsx';
import { littleRoomBytes, readStorage, type StorageStanding } from '../../../client/device/storage-notice.ts';
import { m } from '../../../client/words/words.ts';

/** How safe what waits here is on this phone, said honestly. */
export function AboutPhone({ hasJournal }: { hasJournal: boolean }) {
  const [standing, setStanding] = useState<StorageStanding | null>(null);
  useEffect(() => {
    void readStorage().then(setStanding);
  }, []);
  return (
    <Sheet title={m.visit_about_phone()}>
      <p>{hasJournal ? m.visit_journal_kept() : m.visit_journal_none()}</p>
      {standing?.isPersistent === true && <p>{m.visit_persistent()}</p>}
      {standing?.isPersistent === false && <p>{m.visit_not_persistent()}</p>}
      {standing?.freeBytes != null && standing.freeBytes < littleRoomBytes && <p>{m.visit_little_room()}</p>}
    </Sheet>
  );
}
