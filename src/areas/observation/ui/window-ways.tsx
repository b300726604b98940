import { useId } from 'react';
import { SelectField } from '../../../client/design/field.tsx';
import { m } from '../../../client/words/words.ts';
import type { Way, Ways } from '../window-contract.ts';

/** The ways by the values of the choice, in its order. */
const choices = {
  none: { way: null, words: m.window_way_none },
  30: { way: { kind: 'scans', everySeconds: 30 }, words: m.window_way_30 },
  60: { way: { kind: 'scans', everySeconds: 60 }, words: m.window_way_60 },
  120: { way: { kind: 'scans', everySeconds: 120 }, words: m.window_way_120 },
  count: { way: { kind: 'count' }, words: m.window_way_count },
} as const satisfies Record<string, { way: Way | null; words: () => string }>;

const inOrder = ['none', '30', '60', '120', 'count'] as const;

function choiceOf(way: Way | undefined): (typeof inOrder)[number] {
  if (way === undefined) return 'none';
  return way.kind === 'count' ? 'count' : (`${way.everySeconds}` as const);
}

/** How a practice is looked at beside its presence, as a sentence; null when presence is all. */
export function wayWords(way: Way | undefined): string | null {
  return way === undefined ? null : choices[choiceOf(way)].words();
}

type Props = {
  practices: readonly { id: string; name: string }[];
  ways: Partial<Ways>;
  onChange(ways: Partial<Ways>): void;
};

/** For each chosen practice: presence alone, looks at fixed beats, or each time counted. */
export function WindowWays({ practices, ways, onChange }: Props) {
  const id = useId();
  if (practices.length === 0) return null;
  const known = ways as Record<string, Way | undefined>;
  const choose = (practiceId: string, choice: string) => {
    const { way } = choices[inOrder.find((one) => one === choice) ?? 'none'];
    const { [practiceId]: _, ...others } = known;
    onChange((way === null ? others : { ...others, [practiceId]: way }) as Partial<Ways>);
  };
  return (
    <fieldset className="field" aria-describedby={id}>
      <legend>{m.window_ways()}</legend>
      <p className="hint" id={id}>
        {m.window_ways_hint()}
      </p>
      <div className="grid window-ways">
        {practices.map((practice) => (
          <SelectField
            key={practice.id}
            label={<span dir="auto">{practice.name}</span>}
            value={choiceOf(known[practice.id])}
            onChange={(choice) => choose(practice.id, choice)}
            options={inOrder.map((value) => ({ value, label: choices[value].words() }))}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** Only the ways of practices that are chosen: one that was taken back takes its way with it. */
export function waysOfChosen(ways: Partial<Ways>, practiceIds: readonly string[]): Partial<Ways> {
  return Object.fromEntries(Object.entries(ways).filter(([id]) => practiceIds.includes(id))) as Partial<Ways>;
}
