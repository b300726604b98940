import { Link, useLocation } from '@tanstack/react-router';
import { Check, CircleAlert, CloudOff, CloudUpload, Pencil } from 'lucide-react';
import { type ReactNode, useSyncExternalStore } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { paths } from '../../../client/paths.ts';
import { m } from '../../../client/words/words.ts';
import { useDesk } from './draft-desk.ts';
import type { Summary } from './draft-savers.ts';

const said: Record<Summary, { icon: ReactNode; words: () => string }> = {
  saved: { icon: <Check aria-hidden="true" />, words: m.visions_save_saved },
  saving: { icon: <CloudUpload aria-hidden="true" />, words: m.visions_save_saving },
  unsaved: { icon: <Pencil aria-hidden="true" />, words: m.visions_save_unsaved },
  connection: { icon: <CloudOff aria-hidden="true" />, words: m.visions_save_connection },
  'signed-out': { icon: <CircleAlert aria-hidden="true" />, words: m.visions_save_signed_out },
  refused: { icon: <CircleAlert aria-hidden="true" />, words: m.visions_save_refused },
  clash: { icon: <CircleAlert aria-hidden="true" />, words: m.visions_save_clash },
};

/** Where one's words are: always in sight while writing. */
export function SaveLine() {
  const { savers } = useDesk();
  const summary = useSyncExternalStore(savers.subscribe, savers.summary);
  const { href } = useLocation();
  const { icon, words } = said[summary];
  const isTrouble = summary !== 'saved' && summary !== 'saving' && summary !== 'unsaved';
  return (
    <div className={isTrouble ? 'visions-save-line visions-save-trouble' : 'visions-save-line'}>
      <p role="status" className="row">
        {icon}
        <span>{words()}</span>
      </p>
      {summary === 'signed-out' && (
        <Link to={paths.signIn} search={{ next: href } as never} className="button">
          {m.visions_save_sign_in()}
        </Link>
      )}
      {(summary === 'connection' || summary === 'signed-out') && (
        <Button look="quiet" onPress={() => void savers.flush()}>
          {m.frame_try_again()}
        </Button>
      )}
    </div>
  );
}
