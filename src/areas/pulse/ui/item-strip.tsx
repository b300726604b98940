import { m } from '../../../client/words/words.ts';
import type { Figure, ItemResult, Results } from '../result-contract.ts';
import { changeWords, countWords, groupWords, inLanguage, shareWords } from './pulse-words.ts';

type Props = { result: ItemResult; places: Pick<Results, 'buildings' | 'groups'> };

/** One question: what the whole district said, whether it has changed, and the places that can be shown. */
export function ItemStrip({ result, places }: Props) {
  const { item, district, change } = result;
  if (district === null) return null;
  const share = shareWords(item.kind, district);
  return (
    <article className="pulse-item stack-tight">
      <h4 dir="auto">{inLanguage(item.text)}</h4>
      <Spread figure={district} />
      {share !== null && <p>{share}</p>}
      <p className="small quiet">{countWords(item.kind, district)}</p>
      {change !== null && <p className="small">{changeWords(change)}</p>}
      <details>
        <summary>{m.pulse_by_place()}</summary>
        <ByPlace result={result} places={places} />
      </details>
    </article>
  );
}

/** Small multiples: one strip a place, all on one scale, in the district's own order. */
function ByPlace({ result, places }: Props) {
  const { item, buildings, groups } = result;
  if (buildings.length + groups.length === 0) return <p className="small quiet">{m.pulse_by_place_none()}</p>;
  const nameOf = (key: string) => places.buildings.find((place) => place.key === key)?.name;
  const rows = [
    ...buildings.map(({ key, figure }) => ({ key, figure, name: nameOf(key) ?? m.pulse_no_building() })),
    ...groups.map(({ key, figure }) => ({ key, figure, name: groupWords[key]() })),
  ];
  return (
    <div className="stack-tight">
      <ul className="plain-list pulse-multiples">
        {rows.map(({ key, figure, name }) => (
          <li key={key}>
            <span className="pulse-name">{name}</span>
            <Spread figure={figure} />
            <span className="small quiet">{countWords(item.kind, figure)}</span>
          </li>
        ))}
      </ul>
      <p className="small quiet">{m.pulse_by_place_why()}</p>
    </div>
  );
}

/** The spread of answers as a bar, for the eye only: the words beside it say all of it. */
function Spread({ figure }: { figure: Figure }) {
  const { counts, tenths } = figure;
  const parts =
    counts?.map((size, index) => ({ size, shade: index === 5 ? 'unsaid' : String(index) })) ??
    (tenths ?? []).map((size, index) => ({ size, shade: ['1', '2', '4', 'unsaid'][index] ?? 'unsaid' }));
  const total = parts.reduce((sum, { size }) => sum + size, 0);
  return (
    <span className="pulse-spread" aria-hidden="true">
      {parts.map(({ size, shade }) => (
        <span
          key={shade}
          className={`pulse-shade-${shade}`}
          style={{ inlineSize: `${total === 0 ? 0 : (size * 100) / total}%` }}
        />
      ))}
    </span>
  );
}
