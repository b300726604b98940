import { lazy, Suspense, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Dialog } from '../../../client/design/dialog.tsx';
import { m } from '../../../client/words/words.ts';
import type { PhoneKit, PhoneWindow } from '../visit-kit-rules.ts';

const VisitNoteForm = lazy(async () => ({ default: (await import('./visit-note-form.tsx')).VisitNoteForm }));

type Props = { kit: PhoneKit; visitId: string; window: PhoneWindow };

/** One tap opens a note for oneself, apart from the tally. */
export function VisitNoteButton({ kit, visitId, window }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button look="quiet" onPress={() => setIsOpen(true)}>
        {m.visit_note()}
      </Button>
      <Dialog title={m.visit_note_title()} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <Suspense>
          <VisitNoteForm kit={kit} visitId={visitId} window={window} onDone={() => setIsOpen(false)} />
        </Suspense>
      </Dialog>
    </>
  );
}
