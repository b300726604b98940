import type { ReactNode } from 'react';
import { capacityWords } from '../../../client/words/capacity.ts';
import { list, number } from '../../../client/words/format.ts';
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
          <KindHeads />
        </tr>
      </thead>
      <tbody>
        {people.map(({ person, building, counts, askToShareAt }) => (
          <tr key={person.id}>
            <th scope="row">
              {person.name}
              <span className="supports-where">{building ?? m.supports_whole_district()}</span>
              {counts.steps >= askToShareAt && (
                <span className="supports-share">
                  {m.supports_load_full({ shown: number(counts.steps), cap: number(askToShareAt) })}
                </span>
              )}
            </th>
            <Counts counts={counts} />
          </tr>
        ))}
      </tbody>
    </Scroll>
  );
}

/** The names of what is too small to show, in one sentence. */
function nameOf({ id, name }: LoadGroup): string {
  return name === '' ? capacityWords[id as CapacityKind]() : name;
}

type GroupsProps = { caption: string; of: string; groups: readonly LoadGroup[] };

/** What roles, buildings or teams carry. Those that are too small are named, without figures. */
export function GroupsTable({ caption, of, groups }: GroupsProps) {
  const few = groups.filter(({ figures }) => figures === null);
  return (
    <>
      {few.length < groups.length && (
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
            {groups.map((group) => (
              <GroupRow key={group.id} group={group} />
            ))}
          </tbody>
        </Scroll>
      )}
      {few.length > 0 && (
        <p className="small quiet">{m.supports_load_few_are({ of, groups: list(few.map(nameOf)) })}</p>
      )}
    </>
  );
}

function GroupRow({ group }: { group: LoadGroup }) {
  const { figures } = group;
  if (figures === null) return null;
  const { least, most, middle } = figures.steps;
  return (
    <tr>
      <th scope="row">
        <bdi>{nameOf(group)}</bdi>
      </th>
      <td className="number">{number(figures.people)}</td>
      <Counts counts={figures.counts} />
      <td>
        {m.supports_load_from_to({
          least: number(least),
          most: number(most),
          middle: number(middle, { maximumFractionDigits: 1 }),
        })}
      </td>
    </tr>
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
