import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { SelectField, TextField } from '../../../client/design/field.tsx';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { EmptyState, PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useActsAs } from '../../../client/session.ts';
import { capacityWords } from '../../../client/words/capacity.ts';
import { list, number, sortedByName } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { CapacityKind } from '../../../kit/actor.ts';
import type { BuildingId } from '../../../kit/ids.ts';
import type { DistrictProfile } from '../../district/profile-contract.ts';
import type { Person } from '../person-contract.ts';
import { AddPerson } from './add-person.tsx';
import { districtApi, peopleApi } from './api.ts';
import { capacityText } from './capacity-text.ts';
import './people.css';

type Question = { search?: string; building?: string; kind?: string; status?: 'ended' };

/** The staff list: names and capacities, never anything about how somebody works. */
export function StaffPage() {
  const keeps = useActsAs('district_office', 'superintendent');
  const profile = useQuery(districtApi.queries.readProfile.queryOptions());
  const [isAdding, setAdding] = useState(false);
  return (
    <PageBody
      title={m.people_staff()}
      lead={keeps ? m.people_staff_lead() : m.people_staff_lead_building()}
      above={<PageLink to={paths.district}>{m.frame_district()}</PageLink>}
      isWide
      actions={
        keeps && (
          <>
            <Button look="main" onPress={() => setAdding(true)}>
              {m.people_add_person()}
            </Button>
            <LinkButton to={paths.staffImport}>{m.people_import()}</LinkButton>
          </>
        )
      }
    >
      <Loaded query={profile}>{(data) => <Staff profile={data} keeps={keeps} />}</Loaded>
      <AddPerson isOpen={isAdding} onClose={() => setAdding(false)} />
    </PageBody>
  );
}

function Staff({ profile, keeps }: { profile: DistrictProfile; keeps: boolean }) {
  const question = useSearch({ strict: false }) as Question;
  const navigate = useNavigate();
  const ask = (part: Question) => {
    const search = { ...question, ...part };
    const filled = Object.fromEntries(Object.entries(search).filter(([, value]) => value !== ''));
    void navigate({ to: paths.staff, search: filled as never, replace: true });
  };
  return (
    <>
      <Filters profile={profile} question={question} ask={ask} keeps={keeps} />
      <Results profile={profile} question={question} />
    </>
  );
}

type FilterProps = {
  profile: DistrictProfile;
  question: Question;
  ask(part: Question): void;
  keeps: boolean;
};

function Filters({ profile, question, ask, keeps }: FilterProps) {
  const kinds = sortedByName(
    Object.entries(capacityWords).map(([value, words]) => ({ value, label: words() })),
    ({ label }) => label,
  );
  // Where there is room, or something is chosen already, nothing is hidden.
  const [isOpen] = useState(
    () =>
      matchMedia('(min-width: 60rem)').matches ||
      [question.building, question.kind, question.status].some((chosen) => chosen !== undefined),
  );
  return (
    <search className="stack">
      <TextField
        label={m.people_search_name()}
        type="search"
        value={question.search ?? ''}
        onChange={(search) => ask({ search })}
        maxLength={100}
      />
      <details open={isOpen}>
        <summary>{m.people_narrow()}</summary>
        <div className="people-filters">
          {keeps && (
            <SelectField
              label={m.people_building()}
              value={question.building ?? ''}
              options={[
                { value: '', label: m.people_every_building() },
                ...profile.buildings.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={(building) => ask({ building })}
            />
          )}
          <SelectField
            label={m.people_capacity()}
            value={question.kind ?? ''}
            options={[{ value: '', label: m.people_every_capacity() }, ...kinds]}
            onChange={(kind) => ask({ kind })}
          />
          <SelectField
            label={m.people_status()}
            value={question.status ?? ''}
            options={[
              { value: '', label: m.people_status_current() },
              { value: 'ended', label: m.people_status_ended() },
            ]}
            onChange={(status) => ask({ status: status as 'ended' })}
          />
        </div>
      </details>
    </search>
  );
}

function Results({ profile, question }: { profile: DistrictProfile; question: Question }) {
  const asked = {
    search: question.search ?? '',
    status: question.status ?? ('current' as const),
    ...(question.building ? { buildingId: question.building as BuildingId } : {}),
    ...(question.kind ? { kind: question.kind as CapacityKind } : {}),
  };
  const staff = useInfiniteQuery(
    peopleApi.queries.listPersons.infiniteOptions({
      input: (after: string | undefined) => ({ ...asked, ...(after === undefined ? {} : { after }) }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.next ?? undefined,
      placeholderData: (before) => before,
    }),
  );
  if (staff.data === undefined) {
    return staff.isError ? (
      <RefusalNotice error={staff.error} />
    ) : (
      <p className="loading" role="status">
        {m.frame_loading()}
      </p>
    );
  }
  const total = staff.data.pages[0]?.total ?? 0;
  const persons = staff.data.pages.flatMap((page) => page.persons);
  return (
    <div className="stack">
      <p role="status" className="quiet">
        {m.people_found({ count: total, shown: number(total) })}
      </p>
      {total === 0 ? (
        <EmptyState>{m.people_nobody_found()}</EmptyState>
      ) : (
        <ul className="item-list">
          {persons.map((person) => (
            <li key={person.id}>
              <PersonLine person={person} profile={profile} />
            </li>
          ))}
        </ul>
      )}
      {staff.hasNextPage && (
        <div className="row">
          <Button isBusy={staff.isFetchingNextPage} onPress={() => void staff.fetchNextPage()}>
            {m.people_show_more()}
          </Button>
        </div>
      )}
    </div>
  );
}

function PersonLine({ person, profile }: { person: Person; profile: DistrictProfile }) {
  return (
    <div className="people-line">
      <span>
        <PageLink to={paths.person(person.id)} className="people-name">
          <bdi>{m.people_family_given({ family: person.familyName, given: person.givenName })}</bdi>
        </PageLink>
        <br />
        <span className="quiet small" dir="auto">
          {list(person.capacities.map((capacity) => capacityText(capacity, profile)))}
        </span>
      </span>
      <SignInTag state={person.signIn} />
    </div>
  );
}

/** Whether somebody can sign in. */
export function SignInTag({ state }: { state: Person['signIn'] }) {
  if (state === 'ready') return null;
  return <Tag>{state === 'invited' ? m.people_invited() : m.people_not_invited()}</Tag>;
}
