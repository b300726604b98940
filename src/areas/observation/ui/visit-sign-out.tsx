import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Dialog } from '../../../client/design/dialog.tsx';
import { useUnsent } from '../../../client/device/device-view.ts';
import { saveUnsentToFile } from '../../../client/device/export-file.ts';
import { forgetPerson } from '../../../client/device/kept-state.ts';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';

type Props = { isOpen: boolean; onStay(): void; onLeave(): void };

/**
 * Asked before signing out while visits on this phone are unsent: they stay, and a file is offered. `onLeave` follows
 * when the person leaves all the same; this phone has then forgotten who recorded on it.
 */
export function VisitSignOutQuestion({ isOpen, onStay, onLeave }: Props) {
  const unsent = useUnsent();
  const [savedCount, setSavedCount] = useState<number | null>(null);
  const count = unsent.waiting + unsent.parked;
  return (
    <Dialog title={m.visit_sign_out_title()} isOpen={isOpen} onClose={onStay}>
      <p>{m.visit_sign_out_unsent({ count, shown: number(count) })}</p>
      {savedCount !== null && (
        <p role="status">{m.visit_file_saved({ count: savedCount, shown: number(savedCount) })}</p>
      )}
      <div className="row">
        <Button look="main" onPress={onStay}>
          {m.visit_sign_out_stay()}
        </Button>
        <Button onPress={() => void saveUnsentToFile().then(setSavedCount)}>{m.visit_file_save()}</Button>
        <Button look="quiet" onPress={() => void forgetPerson().finally(onLeave)}>
          {m.visit_sign_out_anyway()}
        </Button>
      </div>
    </Dialog>
  );
}
