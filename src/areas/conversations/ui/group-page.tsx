import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ComponentType, type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextArea } from '../../../client/design/field.tsx';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { Notice, Tag } from '../../../client/design/notice.tsx';
import { PageBody, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { capacityWords } from '../../../client/words/capacity.ts';
import { day, list, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Group } from '../group-contract.ts';
import { api } from './api.ts';
import { GroupMembers, type SeatLoad } from './group-members.tsx';
import { GroupThread } from './group-thread.tsx';
import { groupKindWords, siloWords } from './group-words.ts';
import { PracticeField } from './practice-field.tsx';
import { usePracticesInForce } from './practices-in-force.ts';
import { OneDecision } from './room-decisions.tsx';
import { RoomList } from './room-list.tsx';
import './conversations.css';
import './room.css';

/** What the app puts into the page: what waits for a group, gathered from all areas; what a seat does to somebody's load. */
export type GroupSlots = {
  Waiting: ComponentType<{ groupId: string; kind: Group['kind'] }>;
  SeatLoad: SeatLoad;
};

/** A group: what it is for, who is in it, what waits for it, what it decided, what it writes between meetings. */
export function GroupPage({ Waiting, SeatLoad }: GroupSlots) {
  const { groupId = '' } = useParams({ strict: false }) as { groupId?: string };
  const group = useQuery({
    ...api.queries.readGroup.queryOptions({ input: { id: groupId } as never }),
    // Its meetings change it from other pages and other devices.
    refetchOnMount: 'always',
  });
  return (
    <Loaded query={group}>
      {(found) => <OneGroup group={found} Waiting={Waiting} SeatLoad={SeatLoad} />}
    </Loaded>
  );
}

function OneGroup({ group, Waiting, SeatLoad }: { group: Group } & GroupSlots) {
  return (
    <PageBody
      title={group.name}
      isWide
      above={<PageLink to={paths.groups}>{m.conversations_groups()}</PageLink>}
      actions={
        group.isMine && (
          <LinkButton to={`${paths.newConversation}?group=${group.id}`} look="main">
            {m.conversations_group_meet()}
          </LinkButton>
        )
      }
    >
      <div className="with-margin">
        <div className="stack-wide">
          <Purpose group={group} />
          {group.isMine && <Waiting groupId={group.id} kind={group.kind} />}
          <section className="stack-tight">
            <h2>{m.conversations_group_meetings()}</h2>
            <RoomList groupId={group.id} />
          </section>
          <Decisions group={group} />
        </div>
        <aside className="stack-wide">
          <section className="stack-tight">
            <h2>{m.conversations_group_members({ number: number(group.people) })}</h2>
            <ul className="plain-list stack-tight">
              {group.members.map((member) => (
                <li key={member.id}>
                  <bdi>{member.name}</bdi>{' '}
                  <span className="small quiet">
                    {list(
                      member.capacities.map(
                        (kind) => capacityWords[kind as keyof typeof capacityWords]?.() ?? '',
                      ),
                    )}
                  </span>
                </li>
              ))}
            </ul>
            {group.mayChange && <GroupMembers group={group} SeatLoad={SeatLoad} />}
            <Mix group={group} />
          </section>
          {group.isMine && <GroupThread groupId={group.id} />}
        </aside>
      </div>
    </PageBody>
  );
}

function Mix({ group }: { group: Group }) {
  const { silos, buildings, bands, roles } = group.mix;
  return (
    <>
      <p className="small quiet">
        <Tag>{groupKindWords[group.kind]()}</Tag>{' '}
        {buildings > 0 &&
          m.conversations_group_mix({
            buildings: number(buildings),
            bands: number(bands),
            roles: number(roles),
          })}
      </p>
      {silos.length > 0 && (
        <Notice kind="attention">
          {silos.map((silo) => (
            <p key={silo}>{siloWords[silo]()}</p>
          ))}
        </Notice>
      )}
    </>
  );
}

function Purpose({ group }: { group: Group }) {
  const [isOpen, setIsOpen] = useState(false);
  const { purpose } = group;
  return (
    <Sheet
      title={m.conversations_group_purpose()}
      actions={
        group.isMine &&
        !group.isOver &&
        !isOpen && (
          <Button look="quiet" onPress={() => setIsOpen(true)}>
            {purpose === null ? m.conversations_group_purpose_say() : m.conversations_group_purpose_anew()}
          </Button>
        )
      }
    >
      {purpose === null ? (
        <p className="quiet">{m.conversations_group_purpose_none()}</p>
      ) : (
        <>
          <p className="room-purpose" dir="auto">
            {purpose.purpose}
          </p>
          <div className="row">
            {purpose.practices.map((practice) => (
              <Tag key={practice.id} kind="accent">
                <bdi>{practice.name}</bdi>
              </Tag>
            ))}
          </div>
          {purpose.norms.length > 0 && (
            <>
              <h3>{m.conversations_group_norms()}</h3>
              <ul className="room-lines stack-tight">
                {purpose.norms.map((norm) => (
                  <li key={norm}>
                    <bdi>{norm}</bdi>
                  </li>
                ))}
              </ul>
            </>
          )}
          <p className="small quiet">{m.conversations_group_purpose_since({ day: day(purpose.saidOn) })}</p>
        </>
      )}
      {isOpen && <PurposeForm group={group} onDone={() => setIsOpen(false)} />}
    </Sheet>
  );
}

function PurposeForm({ group, onDone }: { group: Group; onDone(): void }) {
  const { practices } = usePracticesInForce();
  const [purposeId] = useState(newId);
  const [purpose, setPurpose] = useState(group.purpose?.purpose ?? '');
  const [chosen, setChosen] = useState<readonly string[]>(
    () => group.purpose?.practices.map(({ id }) => id) ?? [],
  );
  const [norms, setNorms] = useState(() => (group.purpose?.norms ?? []).join('\n'));
  const queryClient = useQueryClient();
  const say = useMutation(
    api.queries.sayPurpose.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: api.queries.key() });
        onDone();
      },
    }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    say.mutate({
      id: group.id,
      purposeId,
      purpose,
      practiceIds: chosen as never,
      norms: linesOf(norms),
    });
  };
  return (
    <form className="stack" onSubmit={send}>
      <TextArea
        label={m.conversations_group_purpose_words()}
        hint={m.conversations_group_purpose_hint()}
        value={purpose}
        onChange={setPurpose}
        maxLength={1000}
        isRequired
      />
      <PracticeField
        practices={practices}
        chosen={chosen}
        onChange={setChosen}
        label={m.conversations_group_practices()}
        note={purpose}
      />
      <TextArea
        label={`${m.conversations_group_norms()} (${m.frame_optional()})`}
        hint={m.conversations_group_norms_hint()}
        value={norms}
        onChange={setNorms}
        maxLength={1600}
        rows={3}
      />
      <RefusalNotice error={say.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={say.isPending}>
          {m.conversations_group_purpose_save()}
        </Button>
        <Button onPress={onDone}>{m.frame_cancel()}</Button>
      </div>
    </form>
  );
}

/** One norm a line; empty lines are none. */
function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim().slice(0, 200))
    .filter((line) => line !== '')
    .slice(0, 8);
}

function Decisions({ group }: { group: Group }) {
  const nameOf = (id: string) => group.members.find((member) => member.id === id)?.name ?? '';
  return (
    <section className="stack-tight">
      <h2>{m.conversations_room_decisions()}</h2>
      {group.decisions.length === 0 && <p className="quiet">{m.conversations_group_no_decisions()}</p>}
      <ul className="item-list">
        {group.decisions.map(({ id, meetingId, decidedOn, decision }) => (
          <li key={id} className="stack-tight">
            <OneDecision
              decision={{ ...decision, id, at: decidedOn, isStruck: false, standing: 'kept' }}
              nameOf={nameOf}
            />
            {group.isMine && (
              <PageLink to={paths.minutes(meetingId)} className="small">
                {day(decidedOn)}
              </PageLink>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
