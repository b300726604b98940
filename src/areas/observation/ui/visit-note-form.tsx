import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { CheckField, TextArea } from '../../../client/design/field.tsx';
import { LinkButton } from '../../../client/design/link.tsx';
import { useDeviceView } from '../../../client/device/device-view.ts';
import { NotSaved, type NotSavedReason } from '../../../client/device/saving.ts';
import { useHalfWritten } from '../../../client/half-written.ts';
import { list } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import { halfNoteKey } from '../half-note.ts';
import { findJudgingWords, findLikelyNames, longestNote, noteGoesAt } from '../note-rules.ts';
import type { PhoneKit, PhoneWindow } from '../visit-kit-rules.ts';
import { VisitDictation } from './visit-dictation.tsx';
import { keepNote, snippetsOf } from './visit-note-keeping.ts';
import { visitPaths } from './visit-paths.ts';
import { NotSavedNotice } from './visit-save-line.tsx';
import './visit-note.css';

type Props = { kit: PhoneKit; visitId: string; window: PhoneWindow; onDone(): void };

/** What one saw and heard, in one's own words, for oneself: no names, no judgement, and it stays on this phone. */
export function VisitNoteForm({ kit, visitId, window, onDone }: Props) {
  const goesAt = noteGoesAt(window.closesAt);
  const [text, setText] = useHalfWritten(halfNoteKey(kit.person.id, visitId), { until: goesAt });
  const [isNoName, setIsNoName] = useState(false);
  const [reason, setReason] = useState<NotSavedReason | null>(null);
  const [id] = useState(newId);
  const own = [window.subjectName, ...window.practices.map(({ name }) => name)];
  const names = findLikelyNames(text, own);
  const judging = findJudgingWords(text);
  const isHeld = names.length > 0 && !isNoName;
  const change = (next: string) => {
    setText(next.slice(0, longestNote));
    setIsNoName(false);
  };
  const add = (more: string) =>
    change(text === '' || /\s$/.test(text) ? `${text}${more}` : `${text}\n${more}`);

  const save = async () => {
    const at = new Date().toISOString();
    const about = { visitId, subjectName: window.subjectName, goesAt };
    try {
      await keepNote(kit.person.id, { id, at, text: text.trim(), ...about });
      setText('');
      onDone();
    } catch (error) {
      setReason(error instanceof NotSaved ? error.reason : 'failed');
    }
  };
  return (
    <div className="stack">
      <p className="small">{m.note_private()}</p>
      <Beginnings onChoose={add} />
      <TextArea
        label={m.note_prompt()}
        hint={m.note_prompt_hint()}
        value={text}
        onChange={change}
        rows={4}
        maxLength={longestNote}
      />
      <VisitDictation onHeard={add} />
      <div role="status" className="stack-tight">
        {judging.length > 0 && <p className="small">{m.note_judges({ words: list(judging.map(quoted)) })}</p>}
        {names.length > 0 && <p className="small">{m.note_names({ words: list(names.map(quoted)) })}</p>}
      </div>
      {names.length > 0 && (
        <CheckField label={m.note_no_name()} isChecked={isNoName} onChange={setIsNoName} />
      )}
      {reason !== null && <NotSavedNotice reason={reason} onRetry={() => void save()} />}
      <div className="row">
        <Button look="main" isBusy={text.trim() === '' || isHeld} onPress={() => void save()}>
          {m.note_save()}
        </Button>
        <Button look="quiet" onPress={onDone}>
          {m.note_close()}
        </Button>
        <LinkButton look="quiet" to={visitPaths.notes}>
          {m.note_all()}
        </LinkButton>
      </div>
    </div>
  );
}

const quoted = (words: string) => `“${words}”`;

/** Beginnings that only say where to look and what was heard; one's own come first as they grow. */
function Beginnings({ onChoose }: { onChoose(text: string): void }) {
  const device = useDeviceView();
  const own = device.phase === 'ready' ? snippetsOf(device).map(({ text }) => text) : [];
  const given = [m.note_begin_said(), m.note_begin_asked(), m.note_begin_board(), m.note_begin_counted()];
  const beginnings = [...new Set([...own, ...given])].slice(0, 8);
  return (
    <ul className="note-beginnings" aria-label={m.note_beginnings()}>
      {beginnings.map((beginning) => (
        <li key={beginning}>
          <button type="button" dir="auto" onClick={() => onChoose(`${beginning} `)}>
            {beginning}
          </button>
        </li>
      ))}
    </ul>
  );
}
