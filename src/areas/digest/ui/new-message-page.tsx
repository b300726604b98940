import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { CheckField, RadioField, SelectField, TextArea, TextField } from '../../../client/design/field.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useSession } from '../../../client/session.ts';
import { m } from '../../../client/words/words.ts';
import { schoolDayOf } from '../../../kit/days.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Channel } from '../message-contract.ts';
import { api, districtApi, useRefresh, visionsApi } from './api.ts';
import { audienceWords, channelHints, channelWords, messageOrder } from './digest-words.ts';
import './digest.css';

const channels: readonly Channel[] = ['page', 'page_and_mail', 'in_person'];
const toggled = <Item,>(items: readonly Item[], item: Item, isIn: boolean) =>
  isIn ? [...items, item] : items.filter((one) => one !== item);

/** Tell an audience something, or record that it was told in person. */
export function NewMessagePage() {
  const { actor, district } = useSession();
  const today = schoolDayOf(new Date(), district.timeZone);
  const refresh = useRefresh();
  const navigate = useNavigate();
  const [id] = useState(newId);
  const [title, setTitle] = useState('');
  const [body, setBody] = useState('');
  const [audiences, setAudiences] = useState<readonly string[]>(['teachers']);
  const [buildingIds, setBuildingIds] = useState<readonly string[]>(
    isBound(actor) && actor.buildingId !== null ? [actor.buildingId] : [],
  );
  const [about, setAbout] = useState({ versionId: '', practiceId: '' });
  const [channel, setChannel] = useState<Channel>('page');
  const [told, setTold] = useState({ on: today, people: '' });
  const send = useMutation(
    api.queries.sendMessage.mutationOptions({
      onSuccess: async () => {
        await refresh();
        await navigate({ to: paths.message(id) });
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate({
      ...{ id, title, body, audiences, buildingIds, channel },
      versionId: about.versionId || null,
      practiceId: about.practiceId || null,
      told: channel === 'in_person' ? { on: told.on, people: Number(told.people) } : null,
    } as never);
  };
  return (
    <PageBody
      title={m.digest_tell()}
      lead={m.digest_tell_lead()}
      above={<PageLink to={paths.messages}>{m.digest_messages()}</PageLink>}
    >
      <form className="stack" onSubmit={submit}>
        <TextField
          label={m.digest_title_field()}
          value={title}
          onChange={setTitle}
          isRequired
          maxLength={200}
        />
        <TextArea
          label={m.digest_body_field()}
          hint={m.digest_body_hint()}
          value={body}
          onChange={setBody}
          isRequired
          maxLength={5000}
          rows={5}
        />
        <fieldset className="field">
          <legend>{m.digest_for_whom()}</legend>
          {messageOrder.map((audience) => (
            <CheckField
              key={audience}
              label={audienceWords[audience]()}
              isChecked={audiences.includes(audience)}
              onChange={(isIn) => setAudiences(toggled(audiences, audience, isIn))}
            />
          ))}
        </fieldset>
        <Where isBound={isBound(actor)} chosen={buildingIds} onChange={setBuildingIds} />
        <About about={about} onChange={setAbout} />
        <RadioField
          label={m.digest_channel()}
          value={channel}
          options={channels.map((one) => ({
            ...{ value: one, label: channelWords[one](), hint: channelHints[one]() },
          }))}
          onChange={(value) => setChannel(value as Channel)}
        />
        {channel === 'in_person' && (
          <div className="digest-fields">
            <TextField
              label={m.digest_told_on()}
              type="date"
              value={told.on}
              max={today}
              onChange={(on) => setTold({ ...told, on })}
              isRequired
            />
            <TextField
              label={m.digest_told_people()}
              type="number"
              min={1}
              value={told.people}
              onChange={(people) => setTold({ ...told, people })}
              isRequired
            />
          </div>
        )}
        <RefusalNotice error={send.error} />
        <div className="row">
          <Button type="submit" look="main" isBusy={send.isPending}>
            {channel === 'in_person' ? m.digest_record() : m.digest_send()}
          </Button>
        </div>
      </form>
    </PageBody>
  );
}

/** Whether somebody speaks in one building only. The server decides. */
function isBound(actor: { capacity: string; buildingId: string | null }): boolean {
  return (
    actor.capacity === 'building_administrator' || (actor.capacity === 'coach' && actor.buildingId !== null)
  );
}

type WhereProps = { isBound: boolean; chosen: readonly string[]; onChange(ids: readonly string[]): void };

function Where({ isBound: isOne, chosen, onChange }: WhereProps) {
  const profile = useQuery(districtApi.queries.readProfile.queryOptions());
  const buildings = (profile.data?.buildings ?? []).filter(
    (building) => building.endedOn === null && (!isOne || chosen.includes(building.id)),
  );
  if (isOne)
    return (
      <p>
        {m.digest_where()}: {buildings.map(({ name }) => name).join()}
      </p>
    );
  return (
    <fieldset className="field">
      <legend>{m.digest_where()}</legend>
      <p className="hint">{m.digest_where_hint()}</p>
      {buildings.map((building) => (
        <CheckField
          key={building.id}
          label={building.name}
          isChecked={chosen.includes(building.id)}
          onChange={(isIn) => onChange(toggled(chosen, building.id as string, isIn))}
        />
      ))}
    </fieldset>
  );
}

type About = { versionId: string; practiceId: string };

function About({ about, onChange }: { about: About; onChange(about: About): void }) {
  const versions = useQuery(visionsApi.queries.listVersions.queryOptions({ input: {} }));
  const found = versions.data ?? [];
  const version = found.find(({ id }) => id === about.versionId);
  if (found.length === 0) return null;
  return (
    <div className="digest-fields">
      <SelectField
        label={m.digest_about_vision()}
        value={about.versionId}
        options={[
          { value: '', label: m.digest_about_none() },
          ...found.map(({ id, title, subject }) => ({ value: id, label: `${subject.name}: ${title}` })),
        ]}
        onChange={(versionId) => onChange({ versionId, practiceId: '' })}
      />
      {version !== undefined && (
        <SelectField
          label={m.digest_practice()}
          value={about.practiceId}
          options={[
            { value: '', label: m.digest_whole_vision() },
            ...version.practices.map(({ practiceId, name }) => ({ value: practiceId, label: name })),
          ]}
          onChange={(practiceId) => onChange({ ...about, practiceId })}
        />
      )}
    </div>
  );
}
