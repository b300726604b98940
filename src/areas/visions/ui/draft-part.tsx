import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import { ClashPanel } from './draft-clash.tsx';
import { useDesk, useEditing, usePart } from './draft-desk.ts';
import type { PartSaver } from './draft-saver.ts';

type Props<Content extends object> = {
  part: string;
  title: ReactNode;
  mark?: ReactNode;
  saver: PartSaver<Content>;
  children: ReactNode;
};

let shownPart: string | null = null;

/** One part of a draft: its title, who else is writing there, what the reviewer asked, two texts that clash, its words. */
export function DraftPart<Content extends object>({ part, title, mark, saver, children }: Props<Content>) {
  const { state } = usePart(saver);
  const touch = useEditing(part);
  const heading = useRef<HTMLHeadingElement>(null);
  // Choosing another part in the outline brings the reader to its title; opening the page does not.
  useEffect(() => {
    if (shownPart !== null && shownPart !== part) heading.current?.focus();
    shownPart = part;
  }, [part]);
  return (
    <section className="visions-part stack" onFocusCapture={touch} onInputCapture={touch}>
      <div className="row-apart">
        <h2 ref={heading} tabIndex={-1} dir="auto">
          {title}
        </h2>
        {mark}
      </div>
      <Others part={part} />
      <Asked part={part} />
      {state.kind === 'refused' && (
        <div className="stack-tight">
          <RefusalNotice error={state.error} />
          <p className="small quiet">{m.visions_draft_kept_here()}</p>
          <div className="row">
            <Button onPress={() => void saver.flush()}>{m.frame_try_again()}</Button>
          </div>
        </div>
      )}
      {state.kind === 'clash' ? <ClashPanel saver={saver} clash={state.clash} /> : children}
    </section>
  );
}

/** "Theo is writing here." Others can write too: what they write in other fields is brought together. */
function Others({ part }: { part: string }) {
  const { editings } = useDesk();
  const other = editings.find((editing) => editing.part === part && !editing.isYou);
  return (
    <div role="status">
      {other !== undefined && (
        <Notice kind="attention">
          <p>{m.visions_draft_writing_here({ name: other.name })}</p>
        </Notice>
      )}
    </div>
  );
}

/** What was asked for when the vision came back, where it concerns this part. */
function Asked({ part }: { part: string }) {
  const { draft } = useDesk();
  const reasons = (draft.returned?.reasons ?? []).filter(
    ({ practiceId }) => (practiceId ?? 'front') === part,
  );
  if (draft.returned === null || reasons.length === 0) return null;
  const { by } = draft.returned;
  return reasons.map(({ reason }) => (
    <Notice key={reason} kind="attention">
      <p>
        <strong>{m.visions_draft_asked({ name: by })}</strong>
      </p>
      <p dir="auto">{reason}</p>
    </Notice>
  ));
}

/** Words that were written and cannot be saved any more, because the draft is not open: to copy, or to let go. */
export function UnsentWords<Content extends object>({
  saver,
  kept,
}: {
  saver: PartSaver<Content>;
  kept: Content;
}) {
  const { content, state } = usePart(saver);
  const fields = (Object.keys(content) as (keyof Content & string)[]).filter(
    (field) => typeof content[field] === 'string' && content[field] !== kept[field],
  );
  if (state.kind === 'saved' || fields.length === 0) return null;
  return (
    <Notice kind="unsaved">
      <p>{m.visions_draft_not_sent()}</p>
      {fields.map((field) => (
        <p key={field} dir="auto">
          {String(content[field])}
        </p>
      ))}
      <div>
        <Button onPress={() => saver.discard()}>{m.visions_draft_discard()}</Button>
      </div>
    </Notice>
  );
}
