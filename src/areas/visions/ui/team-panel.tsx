import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Dialog } from '../../../client/design/dialog.tsx';
import { TextField } from '../../../client/design/field.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useActsAs, useSession } from '../../../client/session.ts';
import { capacityWords } from '../../../client/words/capacity.ts';
import { list } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Member, Vision } from '../vision-contract.ts';
import { api } from './api.ts';
import { useBands } from './bands.ts';
import { useSubjects } from './subjects.ts';

/** Who writes a vision, by building, role and band; which of them have nobody yet; adding people, and leaving. */
export function TeamPanel({ vision }: { vision: Vision }) {
  const members = vision.members.filter(({ leftAt }) => leftAt === null);
  const left = vision.members.filter(({ leftAt }) => leftAt !== null);
  return (
    <Sheet title={m.visions_team()}>
      {members.length === 0 ? (
        <p className="quiet">{m.visions_team_empty()}</p>
      ) : (
        <ul className="plain-list stack-tight">
          {members.map((member) => (
            <li key={member.personId} className="row-apart">
              <span>
                {member.name}
                <span className="small quiet">{` · ${placeOf(member)}`}</span>
              </span>
              <EndMembership vision={vision} member={member} />
            </li>
          ))}
        </ul>
      )}
      {left.length > 0 && (
        <p className="small quiet">{m.visions_team_left({ names: list(left.map(({ name }) => name)) })}</p>
      )}
      {members.length > 0 && <NobodyFrom members={members} />}
      {vision.you.mayAddMembers && <AddMembers vision={vision} />}
    </Sheet>
  );
}

function placeOf({ capacity, building, band }: Pick<Member, 'capacity' | 'building' | 'band'>): string {
  return [capacityWords[capacity](), building?.name, band?.name].filter(Boolean).join(' · ');
}

/** The buildings and bands from which nobody is on the team. */
function NobodyFrom({ members }: { members: readonly Member[] }) {
  const { profile } = useSubjects();
  const bands = useBands();
  const buildings = (profile.data?.buildings ?? []).filter(({ endedOn }) => endedOn === null);
  const has = (kind: 'building' | 'band', id: string) => members.some((member) => member[kind]?.id === id);
  const missing = [
    ...buildings.filter(({ id }) => !has('building', id)),
    ...(members.some(({ band }) => band !== null) ? bands.filter(({ id }) => !has('band', id)) : []),
  ].map(({ name }) => name);
  if (missing.length === 0) return null;
  return <p className="small quiet">{m.visions_team_nobody_from({ places: list(missing) })}</p>;
}

function EndMembership({ vision, member }: { vision: Vision; member: Member }) {
  const { actor } = useSession();
  const mayEndAll = useActsAs('superintendent', 'dn_member');
  const [isAsking, setAsking] = useState(false);
  const queryClient = useQueryClient();
  const end = useMutation(
    api.queries.leaveTeam.mutationOptions({
      onSuccess: async () => {
        setAsking(false);
        await queryClient.invalidateQueries({ queryKey: api.queries.key() });
      },
    }),
  );
  const isYou = (actor.personId as string) === member.personId;
  if (!isYou && !mayEndAll) return null;
  const words = isYou ? m.visions_team_leave() : m.visions_team_end({ name: member.name });
  return (
    <>
      <Button look="quiet" label={words} onPress={() => setAsking(true)}>
        {isYou ? m.visions_team_leave() : m.visions_team_take_off()}
      </Button>
      <Dialog title={words} isOpen={isAsking} onClose={() => setAsking(false)}>
        <p>{m.visions_team_end_means()}</p>
        <RefusalNotice error={end.error} />
        <div className="row">
          <Button
            look="main"
            isBusy={end.isPending}
            onPress={() => end.mutate({ visionId: vision.id, personId: member.personId } as never)}
          >
            {words}
          </Button>
          <Button onPress={() => setAsking(false)}>{m.visions_leave_as_is()}</Button>
        </div>
      </Dialog>
    </>
  );
}

function AddMembers({ vision }: { vision: Vision }) {
  const [isOpen, setOpen] = useState(false);
  if (!isOpen) {
    return (
      <div>
        <Button onPress={() => setOpen(true)}>{m.visions_team_add()}</Button>
      </div>
    );
  }
  return <Candidates vision={vision} />;
}

const mostShown = 8;

function Candidates({ vision }: { vision: Vision }) {
  const [words, setWords] = useState('');
  const q = useDeferredValue(words.trim());
  const candidates = useQuery(
    api.queries.listCandidates.queryOptions({ input: { visionId: vision.id, q } as never }),
  );
  const queryClient = useQueryClient();
  const add = useMutation(
    api.queries.addMember.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.queries.key() }),
    }),
  );
  return (
    <div className="stack-tight">
      <TextField
        label={m.visions_team_search()}
        hint={m.visions_team_search_hint()}
        type="search"
        value={words}
        onChange={setWords}
      />
      <RefusalNotice error={add.error} />
      <Loaded query={candidates}>
        {(found) =>
          found.length === 0 ? (
            <p className="small quiet">{m.visions_team_nobody_found()}</p>
          ) : (
            <ul className="item-list">
              {found.slice(0, mostShown).map((person) => (
                <li key={person.personId} className="row-apart">
                  <span>
                    {person.name}
                    <span className="small quiet">
                      {` · ${placeOf(person)}`}
                      {person.hasJoinedCall && ` · ${m.visions_team_joined_call()}`}
                    </span>
                  </span>
                  <Button
                    label={m.visions_team_add_one({ name: person.name })}
                    isBusy={add.isPending}
                    onPress={() => add.mutate({ visionId: vision.id, personId: person.personId } as never)}
                  >
                    {m.visions_team_add_short()}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </div>
  );
}
