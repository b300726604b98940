import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Dialog } from '../../../client/design/dialog.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { discardDraft } from '../../../client/device/drafts.ts';
import { m } from '../../../client/words/words.ts';

/** Throwing a visit away is possible, and asked about: nobody else has it. */
export function VisitDiscard({ draftId }: { draftId: string }) {
  const [isAsking, setIsAsking] = useState(false);
  const [hasFailed, setHasFailed] = useState(false);
  return (
    <>
      <div className="row">
        <Button look="quiet" onPress={() => setIsAsking(true)}>
          {m.visit_discard()}
        </Button>
      </div>
      <Dialog title={m.visit_discard()} isOpen={isAsking} onClose={() => setIsAsking(false)}>
        <p>{m.visit_discard_sure()}</p>
        {hasFailed && (
          <Notice kind="unsaved">
            <p>{m.visit_not_saved_failed()}</p>
          </Notice>
        )}
        <div className="row">
          <Button look="main" onPress={() => setIsAsking(false)}>
            {m.visit_keep_it()}
          </Button>
          <Button onPress={() => void discardDraft(draftId).catch(() => setHasFailed(true))}>
            {m.visit_discard()}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
