import { useEffect, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Dialog } from '../../../client/design/dialog.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { discardParked, unpark } from '../../../client/device/outbox.ts';
import type { OutboxRecord, Parking } from '../../../client/device/outbox-rules.ts';
import { sendNow } from '../../../client/device/sending.ts';
import { wordsForProblem } from '../../../client/problem-words.ts';
import { m } from '../../../client/words/words.ts';

type Props = { records: readonly OutboxRecord[]; nameOf(record: OutboxRecord): string };

/** Visits that the server did not take, each with its words and what one can do. */
export function ParkedVisits({ records, nameOf }: Props) {
  const [leaving, setLeaving] = useState<OutboxRecord | null>(null);
  return (
    <Sheet title={m.visit_parked()}>
      <p>{m.visit_parked_lead()}</p>
      <ul className="item-list">
        {records.map((record) => (
          <li key={record.id} className="stack-tight">
            <strong>{nameOf(record)}</strong>
            <ParkingWords parked={record.parked} />
            <div className="row">
              <Button onPress={() => void unpark(record.id).then(() => sendNow())}>
                {m.visit_send_again()}
              </Button>
              <Button look="quiet" onPress={() => setLeaving(record)}>
                {m.visit_delete()}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Dialog title={m.visit_delete()} isOpen={leaving !== null} onClose={() => setLeaving(null)}>
        <p>{m.visit_delete_sure()}</p>
        <div className="row">
          <Button look="main" onPress={() => setLeaving(null)}>
            {m.visit_keep_it()}
          </Button>
          <Button
            onPress={() => {
              if (leaving !== null) void discardParked(leaving.id).then(() => setLeaving(null));
            }}
          >
            {m.visit_delete()}
          </Button>
        </div>
      </Dialog>
    </Sheet>
  );
}

function ParkingWords({ parked }: { parked: Parking | null }) {
  const [words, setWords] = useState('');
  useEffect(() => {
    if (parked === null) return;
    const { code, data } = parked;
    void wordsForProblem(code, data).then(setWords);
  }, [parked]);
  return <p>{words}</p>;
}
