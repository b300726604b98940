import type { ReactNode } from 'react';
import { capacityWords } from '../../../client/words/capacity.ts';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { CapacityKind } from '../../../kit/actor.ts';
import type { Load, LoadCounts, LoadGroup } from '../load-contract.ts';

/** The kinds of what people carry, in their order. */
export const loadKinds = ['steps', 'commitments', 'seats', 'visits'] as const;
export const loadKindWords: Record<(typeof loadKinds)[number], () => string> = {
  steps: m.supports_load_open,
  commitments: m.supports_load_commitments,
  seats: m.supports_load_seats,
  visits: m.supports_load_visits,
};

/** What people carry, person by person, in the order of names. */
export function PeopleTable({ people }: { people: NonNullable<Load['people']> }) {
  return (
    <Scroll caption={m.supports_load_people()}>
      <thead>
        <tr>
          <th scope="col">{m.supports_load_person()}</th>
          <th scope="col">{m.supports_building()}</th>
          <KindHeads />
        </tr>
      </thead>
      <tbody>
        {people.map(({ person, building, counts, askToShareAt }) => (
          <tr key={person.id}>
            <th scope="row">
              {person.name}
              {counts.steps >= askToShareAt && (
                <span className="supports-share">
                  {m.supports_load_full({ shown: number(counts.steps), cap: number(askToShareAt) })}
                </span>
              )}
            </th>
            <td>{building ?? m.supports_whole_district()}</td>
            <Counts counts={counts} />
          </tr>
        ))}
      </tbody>
    </Scroll>
  );
}

type GroupsProps = { caption: string; of: string; groups: readonly LoadGroup[] };

/** What roles, buildings or teams carry. A small one is named, and its figures are not there. */
export function GroupsTable({ caption, of, groups }: GroupsProps) {
  return (
    <Scroll caption={caption}>
      <thead>
        <tr>
          <th scope="col">{of}</th>
          <th scope="col" className="number">
            {m.supports_load_count()}
          </th>
          <KindHeads />
          <th scope="col">{m.supports_load_spread()}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ id, name, figures }) => (
          <tr key={id}>
            <th scope="row">
              <bdi>{name === '' ? capacityWords[id as CapacityKind]() : name}</bdi>
            </th>
            {figures === null ? (
              <td colSpan={loadKinds.length + 2} className="quiet">
                {m.supports_load_few()}
              </td>
            ) : (
              <>
                <td className="number">{number(figures.people)}</td>
                <Counts counts={figures.counts} />
                <td>
                  {m.supports_load_from_to({
                    least: number(figures.steps.least),
                    most: number(figures.steps.most),
                    middle: number(figures.steps.middle, { maximumFractionDigits: 1 }),
                  })}
                </td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </Scroll>
  );
}

function KindHeads() {
  return loadKinds.map((kind) => (
    <th key={kind} scope="col" className="number">
      {loadKindWords[kind]()}
    </th>
  ));
}

function Counts({ counts }: { counts: LoadCounts }) {
  return loadKinds.map((kind) => (
    <td key={kind} className="number">
      {number(counts[kind])}
    </td>
  ));
}

function Scroll({ caption, children }: { caption: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
    <section className="table-scroll" tabIndex={0} aria-label={caption}>
      <table className="table supports-load">
        <caption className="visually-hidden">{caption}</caption>
        {children}
      </table>
    </section>
  );
}
