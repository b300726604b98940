import { ORPCError } from '@orpc/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { RadioField, SelectField } from '../../../client/design/field.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useSession } from '../../../client/session.ts';
import { languages } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Language } from '../../../kit/text.ts';
import type { ProtocolVersion } from '../protocol-contract.ts';
import { findLacks, type ProtocolDraft, type ProtocolLack, tidied } from '../protocol-draft-rules.ts';
import { api } from './api.ts';
import { type KeptProtocol, useKeptProtocol } from './kept-protocol.ts';
import { ProtocolClash } from './protocol-clash.tsx';
import { ProtocolFields } from './protocol-fields.tsx';
import { lackWords } from './protocol-words.ts';
import { WritingLanguage } from './wording-fields.tsx';
import './conversations.css';
import './protocols.css';

type Props = {
  /** Under which name the draft is kept on this device. */
  name: string;
  begin(): KeptProtocol;
  /** The version that the server has, when this changes one. */
  savedVersionId: string | null;
};

/** A protocol being written. Every change is kept on this device at once; saving makes a version for everybody. */
export function ProtocolEditor({ name, begin, savedVersionId }: Props) {
  const { actor } = useSession();
  const { kept, wasKept, keep, forget, beginAgain } = useKeptProtocol(actor.personId, name, begin);
  const [language, setLanguage] = useState<Language>(kept.language);
  const [lacks, setLacks] = useState<ProtocolLack[]>([]);
  const saving = useSaving(forget);
  const clash = clashOf(saving.error);
  const change = (draft: ProtocolDraft) => {
    // What was sent may have arrived: a change after it is another save.
    const versionId = saving.wasSent() ? newId() : kept.versionId;
    saving.changed();
    keep({ ...kept, versionId, draft });
  };
  const save = (next: KeptProtocol) => {
    const found = findLacks(next.draft);
    setLacks(found);
    keep(next);
    if (found.length === 0) saving.send(next);
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    save(kept);
  };
  return (
    <form className="protocols-editor" onSubmit={send} noValidate>
      {wasKept && <BroughtBack isStale={kept.basedOn !== savedVersionId} onBeginAgain={beginAgain} />}
      <Languages
        writtenIn={kept.language}
        language={language}
        onShow={setLanguage}
        onWriteIn={(code) => {
          keep({ ...kept, language: code });
          setLanguage(code);
        }}
      />
      <WritingLanguage value={{ language, writtenIn: kept.language }}>
        <ProtocolFields draft={kept.draft} onChange={change} />
      </WritingLanguage>
      <Outcome told={lacks.length > 0 ? lacks : saving.error}>
        {lacks.length > 0 && <Lacks lacks={findLacks(kept.draft)} />}
        {clash !== null && (
          <ProtocolClash
            current={clash}
            mine={kept.draft}
            onSaveAfter={() => save({ ...kept, versionId: newId(), basedOn: clash.versionId })}
            onSaveApart={() =>
              save({
                ...kept,
                ...{ id: `own-${newId()}`, versionId: newId(), basedOn: null, startedFrom: kept.id },
              })
            }
            onTakeTheirs={() => saving.leave(kept.id)}
          />
        )}
        {clash === null && <RefusalNotice error={saving.error} />}
      </Outcome>
      <div className="conversations-save row">
        <Button type="submit" look="main" isBusy={saving.isBusy}>
          {m.protocols_save()}
        </Button>
        <span className="small quiet protocols-kept">{m.protocols_kept_here()}</span>
      </div>
    </form>
  );
}

/** What kept the draft from being saved, brought into sight when there is something new to say. */
function Outcome({ told, children }: { told: unknown; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (told !== null) place.current?.scrollIntoView({ block: 'center' });
  }, [told]);
  return (
    <div ref={place} className="stack">
      {children}
    </div>
  );
}

function useSaving(forget: () => void) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const sent = useRef(false);
  const leave = async (id: string) => {
    forget();
    await queryClient.invalidateQueries({ queryKey: api.queries.readProtocol.key() });
    await queryClient.invalidateQueries({ queryKey: api.queries.listProtocols.key() });
    await navigate({ to: paths.protocol(id) });
  };
  const write = useMutation(
    api.queries.writeProtocol.mutationOptions({ onSuccess: ({ protocol }) => leave(protocol.id) }),
  );
  return {
    error: write.error,
    isBusy: write.isPending,
    wasSent: () => sent.current,
    changed: () => {
      sent.current = false;
    },
    leave,
    send: ({ draft, ...rest }: KeptProtocol) => {
      sent.current = true;
      write.mutate({ ...rest, content: tidied(draft) });
    },
  };
}

/** The newer version that a refusal brought along. */
function clashOf(error: unknown): ProtocolVersion | null {
  const isClash = error instanceof ORPCError && error.code === 'conversations/protocol-changed';
  return isClash ? (error.data as { current: ProtocolVersion }).current : null;
}

function BroughtBack({ isStale, onBeginAgain }: { isStale: boolean; onBeginAgain(): void }) {
  return (
    <Notice>
      <p>{isStale ? m.protocols_brought_back_stale() : m.protocols_brought_back()}</p>
      <div>
        <Button look="quiet" onPress={onBeginAgain}>
          {m.protocols_begin_again()}
        </Button>
      </div>
    </Notice>
  );
}

type LanguageProps = {
  writtenIn: Language;
  language: Language;
  onWriteIn(code: Language): void;
  onShow(code: Language): void;
};

/** A protocol is written in one language; the others can be added, text by text. */
function Languages({ writtenIn, language, onWriteIn, onShow }: LanguageProps) {
  const options = languages.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <section className="protocols-short">
      <SelectField
        label={m.protocols_language()}
        hint={m.protocols_language_hint()}
        value={writtenIn}
        options={options}
        onChange={(code) => onWriteIn(code as Language)}
      />
      <RadioField
        label={m.protocols_showing()}
        hint={m.protocols_showing_hint()}
        look="row"
        value={language}
        options={options}
        onChange={(code) => onShow(code as Language)}
      />
    </section>
  );
}

function Lacks({ lacks }: { lacks: readonly ProtocolLack[] }) {
  if (lacks.length === 0) return null;
  return (
    <Notice kind="unsaved">
      <p>{m.protocols_not_saved_yet()}</p>
      <ul className="protocols-lines">
        {lacks.map((lack) => (
          <li key={lackWords(lack)}>{lackWords(lack)}</li>
        ))}
      </ul>
    </Notice>
  );
}
