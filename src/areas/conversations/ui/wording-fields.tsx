import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { createContext, type ReactNode, useContext, useRef } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextArea, TextField } from '../../../client/design/field.tsx';
import { m } from '../../../client/words/words.ts';
import type { Language } from '../../../kit/text.ts';
import { reworded } from '../protocol-draft-rules.ts';
import type { OwnWording } from '../protocol-schema.ts';
import { BlameAdvice } from './blame-advice.tsx';

/** In which language texts are being written now, and which is the protocol's own. */
export const WritingLanguage = createContext<{ language: Language; writtenIn: Language }>({
  language: 'en',
  writtenIn: 'en',
});

/** A protocol is not about anybody: only a name with a title can be found in it. */
const nobody: readonly string[] = [];

type FieldProps = {
  label: string;
  hint?: string;
  text: OwnWording;
  onChange(text: OwnWording): void;
  isLong?: boolean;
  maxLength?: number;
};

/** One text of a protocol, in the language being written; where that is missing, the protocol's own words stand behind. */
export function WordingField({ label, hint, text, onChange, isLong = false, maxLength = 2000 }: FieldProps) {
  const writing = useContext(WritingLanguage);
  // What the text was before this field changed it; another line moved into this place begins anew.
  const before = useRef(text);
  const latest = useRef(text);
  if (text !== latest.current) {
    before.current = text;
    latest.current = text;
  }
  const given = text[writing.writtenIn] ?? text.en ?? text.es ?? text.ar ?? '';
  const field = {
    label,
    ...(hint === undefined ? {} : { hint }),
    value: text[writing.language] ?? '',
    placeholder: given,
    maxLength,
    onChange: (words: string) => {
      latest.current = reworded({ text, before: before.current }, words, writing);
      onChange(latest.current);
    },
  };
  if (!isLong) return <TextField {...field} />;
  return (
    <div className="stack-tight">
      <TextArea {...field} rows={2} />
      <BlameAdvice text={field.value} names={nobody} />
    </div>
  );
}

type ListProps = {
  title: string;
  hint?: string;
  /** What one line is called: "Prompt 2". */
  nameOf(number: number): string;
  add: string;
  texts: OwnWording[];
  most: number;
  onChange(texts: OwnWording[]): void;
};

/** Lines of a protocol: add, change, move, remove. */
export function WordingList({ title, hint, nameOf, add, texts, most, onChange }: ListProps) {
  return (
    <fieldset className="stack-tight">
      <legend className="protocols-legend">{title}</legend>
      {hint !== undefined && <p className="small quiet">{hint}</p>}
      {texts.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no id; its text is held by the draft, not by the field
        <div key={index} className="protocols-line">
          <WordingField
            label={nameOf(index + 1)}
            text={text}
            isLong
            onChange={(next) => onChange(texts.with(index, next))}
          />
          <ItemButtons
            name={nameOf(index + 1)}
            index={index}
            count={texts.length}
            onMove={(to) => onChange(moved(texts, index, to))}
            onRemove={() => onChange(texts.toSpliced(index, 1))}
          />
        </div>
      ))}
      {texts.length < most && (
        <div>
          <Button look="quiet" onPress={() => onChange([...texts, {}])}>
            {add}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

type ItemProps = { name: string; index: number; count: number; onMove(to: number): void; onRemove(): void };

/** Up, down and remove, without dragging. The focus stays on a button that moves, so that one can press on. */
export function ItemButtons({ name, index, count, onMove, onRemove }: ItemProps) {
  const up = useRef<HTMLButtonElement>(null);
  const down = useRef<HTMLButtonElement>(null);
  const move = (to: number, button: HTMLButtonElement | null) => {
    if (to < 0 || to >= count) return;
    onMove(to);
    setTimeout(() => button?.focus(), 0);
  };
  return (
    <span className="protocols-item-buttons">
      <IconButton
        label={m.protocols_move_up({ name })}
        isOff={index === 0}
        ref={up}
        onPress={() => move(index - 1, up.current)}
      >
        <ArrowUp aria-hidden="true" />
      </IconButton>
      <IconButton
        label={m.protocols_move_down({ name })}
        isOff={index === count - 1}
        ref={down}
        onPress={() => move(index + 1, down.current)}
      >
        <ArrowDown aria-hidden="true" />
      </IconButton>
      <IconButton label={m.protocols_remove({ name })} onPress={onRemove}>
        <X aria-hidden="true" />
      </IconButton>
    </span>
  );
}

type IconProps = {
  label: string;
  isOff?: boolean;
  ref?: React.Ref<HTMLButtonElement>;
  onPress(): void;
  children: ReactNode;
};

function IconButton({ label, isOff = false, ref, onPress, children }: IconProps) {
  return (
    <button
      ref={ref}
      type="button"
      className="button button-quiet"
      aria-disabled={isOff}
      aria-label={label}
      title={label}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

/** A list with one item at another place. */
export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const item = items[from];
  if (item === undefined) return [...items];
  return items.toSpliced(from, 1).toSpliced(to, 0, item);
}
