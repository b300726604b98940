import { Check, TriangleAlert } from 'lucide-react';
import { Button } from '../../../client/design/button.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import type { NotSavedReason } from '../../../client/device/saving.ts';
import { m } from '../../../client/words/words.ts';
import type { SaveState } from './visit-draft.ts';
import { notSavedWords } from './visit-words.ts';

/** Whether the last tap is safely on this phone. */
export function SaveLine({ save }: { save: SaveState }) {
  if (save === 'saving') return <span className="visit-save">{m.visit_saving()}</span>;
  if (save !== 'saved') {
    return (
      <span className="visit-save visit-save-not">
        <TriangleAlert aria-hidden="true" />
        {m.visit_not_saved()}
      </span>
    );
  }
  return (
    <span className="visit-save">
      <Check aria-hidden="true" />
      {m.visit_saved()}
    </span>
  );
}

/** That something is not saved, why, and what to do; what was entered stays on the screen. */
export function NotSavedNotice({ reason, onRetry }: { reason: NotSavedReason; onRetry(): void }) {
  return (
    <Notice kind="unsaved">
      <p>
        <strong>{m.visit_not_saved()}</strong>
      </p>
      <p>{notSavedWords[reason]()}</p>
      <div className="row">
        <Button onPress={onRetry}>{m.visit_try_again()}</Button>
      </div>
    </Notice>
  );
}
