import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { SelectField, TextField } from '../../../client/design/field.tsx';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { EmptyState, PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useActsAs, useSession } from '../../../client/session.ts';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { GroupSummary } from '../group-contract.ts';
import { api } from './api.ts';
import { FormedKinds, groupKindWords } from './group-words.ts';
import { joined } from './joined.ts';
import { PersonPicker } from './person-picker.tsx';
import './conversations.css';
import { useOwnBuildings } from './own-buildings.ts';

/** Groups that meet again and again: the networks, teams, departments. */
export function GroupsPage() {
  const groups = useQuery(api.queries.listGroups.queryOptions({ input: {} }));
  const mayForm = !useActsAs('board_member');
  return (
    <PageBody
      title={m.conversations_groups()}
      lead={m.conversations_groups_lead()}
      above={<PageLink to={paths.conversations}>{m.frame_conversations()}</PageLink>}
      actions={
        mayForm && (
          <LinkButton to={paths.newGroup} look="main">
            {m.conversations_group_new()}
          </LinkButton>
        )
      }
    >
      <Loaded query={groups}>
        {(found) => (
          <>
            <GroupList
              title={m.conversations_groups_mine()}
              groups={found.groups.filter(({ isMine }) => isMine)}
              empty={m.conversations_groups_none()}
            />
            <GroupList
              title={m.conversations_groups_others()}
              groups={found.groups.filter(({ isMine }) => !isMine)}
              empty={m.conversations_groups_no_others()}
            />
          </>
        )}
      </Loaded>
    </PageBody>
  );
}

function GroupList({
  title,
  groups,
  empty,
}: {
  title: string;
  groups: readonly GroupSummary[];
  empty: string;
}) {
  return (
    <section className="stack-tight">
      <h2>{title}</h2>
      {groups.length === 0 && <EmptyState>{empty}</EmptyState>}
      <ul className="item-list">
        {groups.map((group) => (
          <li key={group.id} className="stack-tight">
            <PageLink to={paths.group(group.id)}>
              <strong dir="auto">{group.name}</strong>
            </PageLink>
            <span className="row small quiet">
              <Tag>{groupKindWords[group.kind]()}</Tag>
              {joined([
                m.conversations_group_people({ count: group.people, number: number(group.people) }),
                group.lastHeldOn === null ? null : m.conversations_group_last({ day: day(group.lastHeldOn) }),
              ])}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Form a group: a name, a place, its people. */
export function NewGroupPage() {
  const { actor } = useSession();
  const { buildings } = useOwnBuildings();
  const overview = useQuery(api.queries.readOverview.queryOptions());
  const [id] = useState(newId);
  const [name, setName] = useState('');
  const [kind, setKind] = useState('team');
  const [buildingId, setBuildingId] = useState<string>(actor.buildingId ?? '');
  const [people, setPeople] = useState<readonly { id: string; name: string }[]>([]);
  const navigate = useNavigate();
  const form = useMutation(
    api.queries.formGroup.mutationOptions({ onSuccess: () => navigate({ to: paths.group(id) }) }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    form.mutate({
      id,
      kind,
      name,
      buildingId: buildingId === '' ? null : buildingId,
      personIds: people.map((person) => person.id),
    } as never);
  };
  return (
    <PageBody
      title={m.conversations_group_new()}
      lead={m.conversations_group_new_lead()}
      above={<PageLink to={paths.groups}>{m.conversations_groups()}</PageLink>}
    >
      <form className="stack" onSubmit={send}>
        <TextField
          label={m.conversations_group_name()}
          value={name}
          onChange={setName}
          isRequired
          maxLength={200}
        />
        <div className="conversations-filters">
          <SelectField
            label={m.conversations_group_kind()}
            value={kind}
            options={FormedKinds.map((value) => ({ value, label: groupKindWords[value]() }))}
            onChange={setKind}
          />
          <SelectField
            label={m.conversations_place()}
            value={buildingId}
            options={[{ value: '', label: m.conversations_whole_district() }, ...buildings]}
            onChange={setBuildingId}
          />
        </div>
        {overview.data !== undefined && (
          <PersonPicker
            label={m.conversations_group_add()}
            on={overview.data.today}
            onChoose={(person) => setPeople([...people.filter((one) => one.id !== person.id), person])}
          />
        )}
        <ul className="plain-list stack-tight">
          {people.map((person) => (
            <li key={person.id} className="row">
              <bdi>{person.name}</bdi>
              <Button look="quiet" onPress={() => setPeople(people.filter((one) => one.id !== person.id))}>
                {m.conversations_room_remove()}
              </Button>
            </li>
          ))}
        </ul>
        <RefusalNotice error={form.error} />
        <div className="row">
          <Button type="submit" look="main" isBusy={form.isPending}>
            {m.conversations_group_form()}
          </Button>
        </div>
      </form>
    </PageBody>
  );
}
