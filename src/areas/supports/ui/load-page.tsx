import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextField } from '../../../client/design/field.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { EmptyState, PageBody, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { useActsAs } from '../../../client/session.ts';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { HolderGroup, Load } from '../load-contract.ts';
import { api } from './api.ts';
import { SettingsForm, TimeForm } from './load-forms.tsx';
import { GroupsTable, loadKinds, loadKindWords, PeopleTable } from './load-tables.tsx';
import { OfferList } from './offers.tsx';
import { FairerSpread } from './spread.tsx';
import './supports.css';

/** What people carry, so that it can be shared: one's own, what is asked, roles, buildings, teams, and a fairer spread. */
export function LoadPage() {
  const isOutside = useActsAs('board_member');
  return (
    <PageBody
      title={m.supports_load_page()}
      lead={m.supports_load_page_lead()}
      above={<PageLink to={paths.steps}>{m.supports_title()}</PageLink>}
      actions={<Button onPress={() => window.print()}>{m.frame_print()}</Button>}
    >
      {isOutside ? <EmptyState>{m.supports_not_for_board()}</EmptyState> : <WholeLoad />}
    </PageBody>
  );
}

function WholeLoad() {
  const load = useQuery(api.queries.readLoad.queryOptions());
  return (
    <Loaded query={load}>
      {(found) => (
        <>
          <Own load={found} />
          <OfferList />
          {found.maySpread && <FairerSpread />}
          <Ownership load={found} />
          {found.people !== null && <People people={found.people} />}
          <section className="stack-tight">
            <h2>{m.supports_load_groups()}</h2>
            <p className="small quiet">{m.supports_load_groups_about()}</p>
            <GroupsTable caption={m.supports_load_roles()} of={m.supports_load_role()} groups={found.roles} />
            <GroupsTable
              caption={m.supports_load_by_building()}
              of={m.supports_building()}
              groups={found.buildings}
            />
            {found.teams.length > 0 && (
              <GroupsTable
                caption={m.supports_load_by_team()}
                of={m.supports_load_team()}
                groups={found.teams}
              />
            )}
          </section>
          {found.mayChange && <SettingsForm settings={found.settings} />}
        </>
      )}
    </Loaded>
  );
}

function Own({ load }: { load: Load }) {
  const { mine, askToShareAt, weeklyMinutes } = load;
  return (
    <Sheet title={m.supports_load_mine()}>
      <dl className="supports-learnings">
        {loadKinds.map((kind) => (
          <div key={kind}>
            <dt>{loadKindWords[kind]()}</dt>
            <dd className="quiet number">
              {kind === 'steps'
                ? m.supports_load_of({ shown: number(mine.steps), cap: number(askToShareAt) })
                : number(mine[kind])}
            </dd>
          </div>
        ))}
      </dl>
      {mine.steps >= askToShareAt && mine.steps > 0 && (
        <Notice kind="attention">
          <p>{m.supports_own_full({ shown: number(mine.steps) })}</p>
        </Notice>
      )}
      <TimeForm weeklyMinutes={weeklyMinutes} minutesAnItem={load.settings.minutesAnItem} />
    </Sheet>
  );
}

const holderWords: Record<HolderGroup, () => string> = {
  leaders: m.supports_holders_leaders,
  teachers: m.supports_holders_teachers,
  others: m.supports_holders_others,
};

/** Who holds the district's steps: leaders and teachers apart, side by side. */
function Ownership({ load: { ownership } }: { load: Load }) {
  const { since, today, groups } = ownership;
  return (
    <section className="stack-tight">
      <h2>{m.supports_holders()}</h2>
      <p className="small quiet">{m.supports_holders_about({ since: day(since), today: day(today) })}</p>
      <table className="table supports-load">
        <caption className="visually-hidden">{m.supports_holders()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.supports_holders_who()}</th>
            <th scope="col" className="number">
              {m.supports_load_count()}
            </th>
            <th scope="col" className="number">
              {m.supports_load_open()}
            </th>
            <th scope="col" className="number">
              {m.supports_holders_done()}
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ group, figures }) => (
            <tr key={group}>
              <th scope="row">{holderWords[group]()}</th>
              {figures === null ? (
                <td colSpan={3} className="quiet">
                  {m.supports_load_few()}
                </td>
              ) : (
                <>
                  <td className="number">{number(figures.people)}</td>
                  <td className="number">{number(figures.open)}</td>
                  <td className="number">{number(figures.done)}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** People in the order of names, never of counts. */
function People({ people }: { people: NonNullable<Load['people']> }) {
  const [search, setSearch] = useState('');
  const words = search.trim().toLocaleLowerCase();
  const found = people.filter(({ person, building }) =>
    `${person.name} ${building ?? ''}`.toLocaleLowerCase().includes(words),
  );
  return (
    <section className="stack-tight">
      <h2>{m.supports_load_title()}</h2>
      <p className="small quiet">{m.supports_load_lead()}</p>
      {people.length > 12 && (
        <TextField label={m.frame_search()} type="search" value={search} onChange={setSearch} />
      )}
      {found.length === 0 ? (
        <p className="quiet">{people.length === 0 ? m.supports_load_nobody() : m.frame_none_found()}</p>
      ) : (
        <PeopleTable people={found} />
      )}
    </section>
  );
}
