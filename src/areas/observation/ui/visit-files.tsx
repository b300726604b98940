import { useRef, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { saveUnsentToFile, takeInFile } from '../../../client/device/export-file.ts';
import { NotSaved } from '../../../client/device/saving.ts';
import { sendNow } from '../../../client/device/sending.ts';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { notSavedWords } from './visit-words.ts';

/** Unsent visits to a file, and from one. */
export function VisitFiles({ hasUnsent }: { hasUnsent: boolean }) {
  const [said, setSaid] = useState<{ words: string; isBad: boolean } | null>(null);
  const picker = useRef<HTMLInputElement>(null);

  const save = async () => {
    const count = await saveUnsentToFile();
    setSaid({ words: m.visit_file_saved({ count, shown: number(count) }), isBad: false });
  };
  const read = async (file: File) => {
    try {
      const taken = await takeInFile(file);
      if (taken === null) {
        setSaid({ words: m.visit_file_wrong(), isBad: true });
        return;
      }
      setSaid({
        words: m.visit_file_read({ count: taken.newCount, shown: number(taken.newCount) }),
        isBad: false,
      });
      void sendNow();
    } catch (error) {
      setSaid({ words: notSavedWords[error instanceof NotSaved ? error.reason : 'failed'](), isBad: true });
    }
  };

  return (
    <Sheet title={m.visit_file()}>
      <p className="quiet">{m.visit_file_lead()}</p>
      {said !== null && (
        <Notice kind={said.isBad ? 'unsaved' : 'info'}>
          <p>{said.words}</p>
        </Notice>
      )}
      <div className="row">
        {hasUnsent && <Button onPress={() => void save()}>{m.visit_file_save()}</Button>}
        <Button onPress={() => picker.current?.click()}>{m.visit_file_load()}</Button>
        <input
          ref={picker}
          type="file"
          accept="application/json,.json"
          hidden
          aria-label={m.visit_file_load()}
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            if (file !== undefined) void read(file);
          }}
        />
      </div>
    </Sheet>
  );
}
