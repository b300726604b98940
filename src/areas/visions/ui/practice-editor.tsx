import type { ReactNode } from 'react';
import { RadioField, TextArea, TextField } from '../../../client/design/field.tsx';
import { m } from '../../../client/words/words.ts';
import type { PracticePart, PracticeText } from '../practice-contract.ts';
import { LookForsEditor } from './practice-look-fors.tsx';
import { PhrasesEditor } from './practice-phrases.tsx';
import { CitationList } from './practice-research.tsx';
import { actorWords } from './practice-words.ts';

type Props = {
  content: PracticePart;
  onChange(change: Partial<PracticePart>): void;
  onLeave(): void;
  /** Why it was changed and which learning it serves: right after the words themselves. */
  children?: ReactNode;
};

/** The words of a practice, to write. */
export function PracticeEditor({ content, onChange, onLeave, children }: Props) {
  return (
    <div className="stack-wide">
      <div className="stack">
        <TextField
          label={m.visions_field_name()}
          value={content.name}
          onChange={(name) => onChange({ name })}
          onLeave={onLeave}
          maxLength={200}
        />
        <TextArea
          label={m.visions_field_sentence()}
          hint={m.visions_field_sentence_hint()}
          value={content.sentence}
          onChange={(sentence) => onChange({ sentence })}
          onLeave={onLeave}
          maxLength={5000}
        />
        <RadioField
          label={m.visions_field_actor()}
          look="row"
          value={content.actor}
          options={Object.entries(actorWords).map(([value, words]) => ({ value, label: words() }))}
          onChange={(actor) => onChange({ actor: actor as PracticeText['actor'] })}
        />
        <TextField
          label={m.visions_field_bands()}
          hint={m.visions_field_bands_hint()}
          value={content.bands}
          onChange={(bands) => onChange({ bands })}
          onLeave={onLeave}
          maxLength={200}
        />
      </div>
      <LookForsEditor
        value={content.lookFors}
        onChange={(lookFors) => onChange({ lookFors })}
        onLeave={onLeave}
      />
      <div className="stack">
        <TextArea
          label={m.visions_opportunity()}
          hint={m.visions_opportunity_hint()}
          value={content.opportunity}
          onChange={(opportunity) => onChange({ opportunity })}
          onLeave={onLeave}
          maxLength={5000}
        />
        <TextArea
          label={m.visions_not_this()}
          value={content.notThis}
          onChange={(notThis) => onChange({ notThis })}
          onLeave={onLeave}
          maxLength={5000}
        />
      </div>
      {children}
      <CitationList
        legend={m.visions_research()}
        hint={m.visions_research_hint()}
        value={content.research}
        onChange={(research) => onChange({ research })}
        onLeave={onLeave}
      />
      <PhrasesEditor
        value={content.phrases}
        onChange={(phrases) => onChange({ phrases })}
        onLeave={onLeave}
      />
    </div>
  );
}
