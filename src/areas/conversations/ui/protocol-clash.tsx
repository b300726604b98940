import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Dialog } from '../../../client/design/dialog.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { list, moment } from '../../../client/words/format.ts';
import { language } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import type { ProtocolVersion } from '../protocol-contract.ts';
import { findDifferences, type ProtocolDraft, tidied } from '../protocol-draft-rules.ts';
import { completed } from '../protocol-rules.ts';
import type { OwnWording } from '../protocol-schema.ts';
import { partWords } from './protocol-words.ts';

type Props = {
  current: ProtocolVersion;
  mine: ProtocolDraft;
  /** Saves mine as the version after theirs, which stays readable. */
  onSaveAfter(): void;
  /** Makes mine a protocol of its own. */
  onSaveApart(): void;
  /** Goes on from theirs; mine is gone from this device. */
  onTakeTheirs(): void;
};

/** Somebody saved a newer version meanwhile: both side by side, and three ways on. Nothing is lost until one is chosen. */
export function ProtocolClash({ current, mine, onSaveAfter, onSaveApart, onTakeTheirs }: Props) {
  const [isSure, setIsSure] = useState(false);
  const parts = findDifferences(tidied(mine), current.content);
  return (
    <section className="stack">
      <Notice kind="attention">
        <p>{m.protocols_clash({ name: current.writtenBy, when: moment(current.writtenAt) })}</p>
        {parts.length > 0 && (
          <p>{m.protocols_clash_parts({ parts: list(parts.map((part) => partWords[part]())) })}</p>
        )}
      </Notice>
      <div className="protocols-both">
        <Version title={m.protocols_clash_mine()} draft={mine} version={current} />
        <Version
          title={m.protocols_clash_theirs({ name: current.writtenBy })}
          draft={current.content}
          version={current}
        />
      </div>
      <div className="row">
        <Button look="main" onPress={onSaveAfter}>
          {m.protocols_clash_save_after()}
        </Button>
        <Button onPress={onSaveApart}>{m.protocols_clash_save_apart()}</Button>
        <Button look="quiet" onPress={() => setIsSure(true)}>
          {m.protocols_clash_take()}
        </Button>
      </div>
      <p className="small quiet">{m.protocols_clash_hint()}</p>
      <Dialog title={m.protocols_clash_take()} isOpen={isSure} onClose={() => setIsSure(false)}>
        <p>{m.protocols_clash_take_sure()}</p>
        <div className="row">
          <Button look="main" onPress={onTakeTheirs}>
            {m.protocols_clash_take()}
          </Button>
          <Button onPress={() => setIsSure(false)}>{m.frame_cancel()}</Button>
        </div>
      </Dialog>
    </section>
  );
}

/** One of the two, short: enough to see what is different. */
function Version({
  title,
  draft,
  version,
}: {
  title: string;
  draft: ProtocolDraft;
  version: ProtocolVersion;
}) {
  const words = (text: OwnWording) =>
    Object.keys(text).length === 0 ? '…' : completed(text, version.language)[language()];
  return (
    <div className="stack-tight">
      <h3>{title}</h3>
      <p dir="auto">
        <strong>{words(draft.title)}</strong>
      </p>
      <p dir="auto">{words(draft.agreement)}</p>
      <ol className="protocols-lines">
        {draft.steps.map((step) => (
          <li key={step.id}>
            <bdi>{words(step.title)}</bdi>
            <ul>
              {step.prompts.map((prompt) => (
                <li key={words(prompt)}>
                  <bdi>{words(prompt)}</bdi>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </div>
  );
}
