import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { RadioField, SelectField, TextArea, TextField } from '../../../client/design/field.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useSession } from '../../../client/session.ts';
import { m } from '../../../client/words/words.ts';
import { schoolDayOf } from '../../../kit/days.ts';
import { newId } from '../../../kit/new-id.ts';
import type { NameShown, RequestInput } from '../request-contract.ts';
import { api, useRefresh } from './api.ts';
import { holdKey, newKey } from './held-keys.ts';
import type { Places } from './places.ts';
import { kindWords, nameHints, nameWords, optionsOf, reachWords, rhythmWords } from './request-words.ts';
import { ServesFields } from './serves-fields.tsx';

/** What the address says: what the request begins from. */
export type AskedFrom = {
  subject?: string;
  practice?: string;
  building?: string;
  band?: string;
  window?: string;
  step?: string;
  from?: 'conversation';
};

type Props = {
  asked: AskedFrom;
  places: Places;
  nameAtFirst: NameShown;
  onAsked(requestId: string): void;
};

/** Ids of a request, with a name and without: the one without holds no time, so that no clock leads back to who asked. */
const newIds = () => ({ named: newId(), nameless: crypto.randomUUID() as string, key: newKey() });

/** What is needed, what for, where, by when, and who may see who asks. */
export function RequestForm({ asked, places, nameAtFirst, onAsked }: Props) {
  const { actor, district } = useSession();
  const refresh = useRefresh();
  const [ids] = useState(newIds);
  const [kind, setKind] = useState<RequestInput['kind']>('coaching');
  const [what, setWhat] = useState('');
  const [serves, setServes] = useState(() => servesOf(asked, places));
  const [where, setWhere] = useState({
    buildingId: asked.building ?? (nameAtFirst === 'nobody' ? '' : (actor.buildingId ?? '')),
    bandId: asked.band ?? '',
  });
  const [when, setWhen] = useState({ neededOn: '', startsOn: '', endsOn: '' });
  const [rhythm, setRhythm] = useState<RequestInput['rhythm']>('once');
  const [reach, setReach] = useState<RequestInput['reach']>('givers');
  const [nameShown, setNameShown] = useState(nameAtFirst);
  const isNameless = nameShown === 'nobody';
  const requestId = isNameless ? ids.nameless : ids.named;
  const ask = useMutation(
    api.queries.ask.mutationOptions({
      onSuccess: async () => {
        if (isNameless) holdKey(requestId, ids.key);
        await refresh();
        onAsked(requestId);
      },
    }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate({
      ...{ requestId, kind, what, rhythm, reach, nameShown, key: isNameless ? ids.key : null },
      ...{ windowId: asked.window ?? null, stepId: asked.step ?? null },
      ...orNull(serves),
      ...orNull(where),
      ...orNull(when),
    } as never);
  };
  const today = schoolDayOf(new Date(), district.timeZone);
  return (
    <form className="stack" onSubmit={send}>
      <RadioField
        label={m.requests_kind()}
        look="row"
        value={kind}
        options={optionsOf(kindWords)}
        onChange={(value) => setKind(value as typeof kind)}
      />
      <TextArea
        label={m.requests_what()}
        hint={m.requests_what_hint()}
        value={what}
        onChange={setWhat}
        isRequired
        maxLength={1000}
      />
      <ServesFields places={places} serves={serves} onChange={setServes} />
      <div className="requests-filters">
        <PlaceField
          label={m.requests_building()}
          value={where.buildingId}
          places={places.buildings}
          onChange={(buildingId) => setWhere({ ...where, buildingId })}
        />
        <PlaceField
          label={m.requests_band()}
          value={where.bandId}
          places={places.bands}
          onChange={(bandId) => setWhere({ ...where, bandId })}
        />
      </div>
      <When when={when} today={today} onChange={setWhen} />
      <SelectField
        label={m.requests_rhythm()}
        value={rhythm}
        options={optionsOf(rhythmWords)}
        onChange={(value) => setRhythm(value as typeof rhythm)}
      />
      <RadioField
        label={m.requests_reach()}
        hint={m.requests_reach_hint()}
        value={reach}
        options={optionsOf(reachWords)}
        onChange={(value) => setReach(value as typeof reach)}
      />
      <RadioField
        label={m.requests_name()}
        value={nameShown}
        options={optionsOf(nameWords, nameHints)}
        onChange={(value) => setNameShown(value as NameShown)}
      />
      <RefusalNotice error={ask.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={ask.isPending}>
          {m.requests_send()}
        </Button>
      </div>
    </form>
  );
}

type Serves = { versionId: string; practiceId: string; subjectId: string };

/** What the address says that it serves: a practice brings its vision, a vision its subject. */
function servesOf(asked: AskedFrom, { visions }: Places): Serves {
  const vision = visions.find(({ practices }) => practices.some(({ id }) => id === asked.practice));
  return {
    versionId: vision?.versionId ?? '',
    practiceId: vision === undefined ? '' : (asked.practice ?? ''),
    subjectId: vision?.subjectId ?? asked.subject ?? '',
  };
}

function orNull<Fields extends Record<string, string>>(fields: Fields) {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value || null]));
}

type Days = { neededOn: string; startsOn: string; endsOn: string };

function When({ when, today, onChange }: { when: Days; today: string; onChange(when: Days): void }) {
  const field = (name: keyof Days, label: string, min = today) => (
    <TextField
      label={label}
      hint={m.frame_optional()}
      type="date"
      value={when[name]}
      onChange={(value) => onChange({ ...when, [name]: value })}
      min={min}
      isRequired={name === 'startsOn' && when.endsOn !== ''}
    />
  );
  return (
    <div className="requests-filters">
      {field('neededOn', m.requests_needed_on())}
      {field('startsOn', m.requests_starts_on())}
      {field('endsOn', m.requests_ends_on(), when.startsOn || today)}
    </div>
  );
}

type PlaceProps = {
  label: string;
  value: string;
  places: readonly { id: string; name: string }[];
  onChange(id: string): void;
};

function PlaceField({ label, value, places, onChange }: PlaceProps) {
  const options = places.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <SelectField
      label={label}
      hint={m.frame_optional()}
      value={value}
      options={[{ value: '', label: m.requests_anywhere() }, ...options]}
      onChange={onChange}
    />
  );
}
