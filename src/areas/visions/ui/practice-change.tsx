import { TextArea } from '../../../client/design/field.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { m } from '../../../client/words/words.ts';
import type { Change } from '../difference-contract.ts';
import type { PracticePart } from '../practice-contract.ts';
import { CitationList } from './practice-research.tsx';

type Props = {
  change: Exclude<Change, 'same'>;
  content: PracticePart;
  onChange(change: Partial<PracticePart>): void;
  onLeave(): void;
};

const ledeWords: Record<Props['change'], () => string> = {
  changed: m.visions_change_asked_changed,
  added: m.visions_change_asked_added,
  removed: m.visions_change_asked_removed,
};

/** The reason and the research for a change, asked for where the change is made. */
export function ChangePanel({ change, content, onChange, onLeave }: Props) {
  return (
    <section className="visions-change stack" id="change" aria-label={m.visions_change_why()}>
      <h3>{m.visions_change_why()}</h3>
      <p>{ledeWords[change]()}</p>
      <TextArea
        label={m.visions_change_reason()}
        hint={m.visions_change_reason_hint()}
        value={content.changeReason}
        onChange={(changeReason) => onChange({ changeReason })}
        onLeave={onLeave}
        maxLength={5000}
      />
      <CitationList
        legend={m.visions_change_research()}
        hint={change === 'added' ? m.visions_change_research_added() : m.visions_change_research_hint()}
        value={content.changeResearch}
        onChange={(changeResearch) => onChange({ changeResearch })}
        onLeave={onLeave}
      />
      {content.changeReason.trim() !== '' && content.changeResearch.length > 0 && (
        <Notice>
          <p>{m.visions_change_answered()}</p>
        </Notice>
      )}
    </section>
  );
}
