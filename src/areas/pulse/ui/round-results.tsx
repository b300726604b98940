import { useQuery } from '@tanstack/react-query';
import { Button } from '../../../client/design/button.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { EmptyState, PageBody, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { IndicatorOutline } from '../item-contract.ts';
import type { PlaceResult, Results } from '../result-contract.ts';
import type { EmployeeGroup, RoundId } from '../round-contract.ts';
import { api } from './api.ts';
import { ItemStrip } from './item-strip.tsx';
import { groupWords, inLanguage } from './pulse-words.ts';

/** What a round said: by indicator and part, then which places are shown, then what people wrote. */
export function RoundResults({ id }: { id: RoundId }) {
  const results = useQuery(api.queries.readResults.queryOptions({ input: { id } }));
  return (
    <Loaded query={results}>
      {(found) => (
        <PageBody
          title={m.pulse_results()}
          lead={m.pulse_results_lead({
            ...{ first: day(found.opensOn), last: day(found.closesOn), asked: number(found.asked) },
            answered: found.answered === null ? m.pulse_few() : number(found.answered),
          })}
          above={<PageLink to={paths.pulse}>{m.pulse_title()}</PageLink>}
          actions={<Button onPress={() => window.print()}>{m.pulse_print()}</Button>}
        >
          {found.isReleased ? (
            <Released results={found} />
          ) : (
            <EmptyState>{m.pulse_not_released()}</EmptyState>
          )}
        </PageBody>
      )}
    </Loaded>
  );
}

function Released({ results }: { results: Results }) {
  return (
    <>
      <p className="prose">{m.pulse_to_talk()}</p>
      {results.indicators.map((indicator) => (
        <IndicatorSheet key={indicator.id} indicator={indicator} results={results} />
      ))}
      <Places results={results} />
      <Said title={m.pulse_said_helps()} texts={results.helps} />
      <Said title={m.pulse_said_in_the_way()} texts={results.inTheWay} />
    </>
  );
}

function IndicatorSheet({ indicator, results }: { indicator: IndicatorOutline; results: Results }) {
  const parts = indicator.parts
    .map((part) => ({ ...part, items: results.items.filter(({ item }) => item.partId === part.id) }))
    .filter(({ items }) => items.length > 0);
  if (parts.length === 0) return null;
  const scale = results.scales.find(({ indicatorId }) => indicatorId === indicator.id);
  return (
    <Sheet title={inLanguage(indicator.statement)}>
      {parts.map(({ id, name, items }) => (
        <section key={id} className="stack-tight pulse-part">
          <h3>{inLanguage(name)}</h3>
          {items.map((item) => (
            <ItemStrip key={item.item.id} result={item} places={results} />
          ))}
        </section>
      ))}
      <p className="small quiet">
        {scale === undefined || scale.alpha === null
          ? m.pulse_alpha_none()
          : m.pulse_alpha({
              alpha: number(scale.alpha, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
              ...{ n: number(scale.n), items: number(scale.items) },
            })}
      </p>
    </Sheet>
  );
}

function Places({ results }: { results: Results }) {
  const nameOf = ({ key, name }: PlaceResult, isGroup: boolean) =>
    isGroup ? groupWords[key as EmployeeGroup]() : (name ?? m.pulse_no_building());
  const rows = [
    ...results.buildings.map((place) => ({ ...place, shownName: nameOf(place, false) })),
    ...results.groups.map((place) => ({ ...place, shownName: nameOf(place, true) })),
  ];
  return (
    <Sheet title={m.pulse_places()}>
      <table className="table pulse-table">
        <caption className="visually-hidden">{m.pulse_places()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.pulse_place()}</th>
            <th scope="col" className="number">
              {m.pulse_asked()}
            </th>
            <th scope="col">{m.pulse_answered()}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, shownName, asked, answered }) => (
            <tr key={key}>
              <th scope="row">{shownName}</th>
              <td className="number">{number(asked)}</td>
              <td className={answered === null ? 'quiet' : undefined}>
                {answered === null ? m.pulse_not_shown() : number(answered)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small quiet">{m.pulse_places_why()}</p>
    </Sheet>
  );
}

function Said({ title, texts }: { title: string; texts: readonly string[] | null }) {
  return (
    <Sheet title={title}>
      {texts === null ? (
        <p className="quiet">{m.pulse_said_none()}</p>
      ) : (
        <>
          <ul className="pulse-said">
            {texts.map((text, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two people may have written the same, and the order is fixed
              <li key={index} dir="auto">
                {text}
              </li>
            ))}
          </ul>
          <p className="small quiet">{m.pulse_said_why()}</p>
        </>
      )}
    </Sheet>
  );
}
