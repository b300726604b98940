import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Button } from '../../../client/design/button.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { EmptyState, PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { useActsAs } from '../../../client/session.ts';
import { day, list, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { MapCell, Support, SupportMap } from '../map-contract.ts';
import { api } from './api.ts';
import { NeedMark, SupportMark } from './map-marks.tsx';
import { hours, money } from './request-words.ts';
import './requests.css';

type Vision = SupportMap['visions'][number];
type Practice = Vision['practices'][number];

/** Where support went against where need was: practices by buildings, in the district's own order. */
export function MapPage() {
  const map = useQuery(api.queries.readMap.queryOptions());
  return (
    <PageBody
      title={m.requests_map()}
      lead={m.requests_map_lead()}
      above={<PageLink to={paths.requests}>{m.requests_title()}</PageLink>}
      isWide
      actions={<Button onPress={() => window.print()}>{m.frame_print()}</Button>}
    >
      <Loaded query={map}>
        {(found) =>
          found.visions.length === 0 ? (
            <EmptyState>{m.requests_map_none()}</EmptyState>
          ) : (
            <>
              <Legend since={found.since} today={found.today} />
              {found.visions.map((vision) => (
                <VisionMap key={vision.visionId} vision={vision} map={found} />
              ))}
            </>
          )
        }
      </Loaded>
    </PageBody>
  );
}

function Legend({ since, today }: { since: string; today: string }) {
  return (
    <section className="stack-tight">
      <p>{m.requests_map_since({ since: day(since), today: day(today) })}</p>
      <ul className="plain-list requests-legend small">
        {(['low', 'high', 'unknown'] as const).map((need) => (
          <li key={need}>
            <NeedMark need={need} /> {needWords[need]()}
          </li>
        ))}
        <li>
          <SupportMark isThere /> {m.requests_map_support_there()}
        </li>
        <li>
          <SupportMark isThere={false} /> {m.requests_map_support_none()}
        </li>
      </ul>
    </section>
  );
}

const needWords: Record<MapCell['need'], () => string> = {
  low: m.requests_need_low,
  high: m.requests_need_high,
  unknown: m.requests_need_unknown,
};

const becauseWords: Record<NonNullable<MapCell['because']>, () => string> = {
  no_reading: m.requests_because_no_reading,
  no_aim: m.requests_because_no_aim,
  not_enough: m.requests_because_not_enough,
  within_chance: m.requests_because_within_chance,
};

function VisionMap({ vision, map }: { vision: Vision; map: SupportMap }) {
  const { building } = useSearch({ strict: false }) as { building?: string };
  const nameOf = (buildingId: string) => map.buildings.find(({ id }) => id === buildingId)?.name;
  const buildings = map.buildings.filter(({ id }) => building === undefined || id === building);
  return (
    <section className="stack">
      <h2>
        <bdi>{vision.title}</bdi>
      </h2>
      <Gaps vision={vision} map={map} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard */}
      <section className="table-scroll" aria-label={vision.title} tabIndex={0}>
        <table className="table requests-map">
          <thead>
            <tr>
              <th scope="col">{m.requests_practice()}</th>
              {buildings.map(({ id, name }) => (
                <th key={id} scope="col">
                  <bdi>{name}</bdi>
                </th>
              ))}
              <th scope="col">{m.requests_whole_district()}</th>
            </tr>
          </thead>
          <tbody>
            {vision.practices.map((practice) => (
              <tr key={practice.id ?? 'whole'}>
                <th scope="row">
                  <bdi>{practice.id === null ? m.requests_whole_vision() : practice.name}</bdi>
                  {practice.read !== null && (
                    <span className="requests-read small">
                      <PageLink to={paths.seenWindow(practice.read.windowId)}>
                        {m.requests_read_on({ day: day(practice.read.endsOn) })}
                      </PageLink>
                    </span>
                  )}
                </th>
                {practice.cells
                  .filter((cell) => buildings.some(({ id }) => id === cell.buildingId))
                  .map((cell) => (
                    <td key={cell.buildingId} data-place={nameOf(cell.buildingId)}>
                      <Cell cell={cell} currency={map.currency} hasNeed={practice.id !== null} />
                    </td>
                  ))}
                <td data-place={m.requests_whole_district()}>
                  <SupportLine support={practice.district} currency={map.currency} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Cell({ cell, currency, hasNeed }: { cell: MapCell; currency: string; hasNeed: boolean }) {
  const { need, because, figure } = cell;
  return (
    <div className="requests-cell">
      {hasNeed && (
        <p>
          <NeedMark need={need} /> {because === null ? needWords[need]() : becauseWords[because]()}
          {figure !== null && (
            <span className="quiet number">
              {' '}
              {m.requests_finding_counts({ present: number(figure.present), visits: number(figure.visits) })}
            </span>
          )}
        </p>
      )}
      <SupportLine support={cell.support} currency={currency} />
    </div>
  );
}

function SupportLine({ support, currency }: { support: Support; currency: string }) {
  const parts = [
    ...(support.given > 0 ? [m.requests_count_requests(counted(support.given))] : []),
    ...(support.minutes > 0 ? [hours(support.minutes)] : []),
    ...(support.cents > 0 ? [money(support.cents, currency)] : []),
    ...(support.sessions > 0 ? [m.requests_count_sessions(counted(support.sessions))] : []),
    ...(support.steps > 0 ? [m.requests_count_steps(counted(support.steps))] : []),
  ];
  const open = support.open > 0 ? [m.requests_count_asked(counted(support.open))] : [];
  return (
    <p>
      <SupportMark isThere={parts.length > 0} />{' '}
      {parts.length === 0 && open.length === 0 ? m.requests_map_support_none() : list([...parts, ...open])}
    </p>
  );
}

const counted = (count: number) => ({ count, shown: number(count) });

/** Where the two do not meet, in the district's own order: a question each, and no fault of anybody. */
function Gaps({ vision, map }: { vision: Vision; map: SupportMap }) {
  const nameOf = (cell: MapCell) => map.buildings.find(({ id }) => id === cell.buildingId)?.name ?? '';
  const isStaff = !useActsAs('board_member');
  const cellsOf = (practice: Practice, gap: MapCell['gap']) =>
    practice.cells.filter((cell) => cell.gap === gap);
  const needs = vision.practices.flatMap((practice) =>
    cellsOf(practice, 'need_without_support').map((cell) => ({ practice, cell })),
  );
  const supports = vision.practices
    .map((practice) => ({ practice, cells: cellsOf(practice, 'support_without_known_need') }))
    .filter(({ cells }) => cells.length > 0);
  if (needs.length + supports.length === 0) return <p className="quiet">{m.requests_no_gaps()}</p>;
  return (
    <div className="stack-tight">
      {needs.length > 0 && (
        <ul className="plain-list stack-tight">
          {needs.map(({ practice, cell }) => (
            <li key={`${practice.id}${cell.buildingId}`}>
              <bdi>{m.requests_gap_need({ practice: practice.name, building: nameOf(cell) })}</bdi>{' '}
              {isStaff && <PageLink to={askAbout(practice, cell)}>{m.requests_ask_for_it()}</PageLink>}
            </li>
          ))}
        </ul>
      )}
      {supports.length > 0 && (
        <details>
          <summary>{m.requests_gap_supports()}</summary>
          <ul className="requests-gaps">
            {supports.map(({ practice, cells }) => (
              <li key={practice.id ?? 'whole'}>
                <bdi>
                  {m.requests_gap_support({ practice: practice.name, buildings: list(cells.map(nameOf)) })}
                </bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function askAbout(practice: Practice, cell: MapCell): string {
  return paths.newRequestAbout({
    building: cell.buildingId,
    ...(practice.id === null ? {} : { practice: practice.id }),
    ...(practice.read === null ? {} : { window: practice.read.windowId }),
  });
}
