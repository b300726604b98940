import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { CheckField, SelectField } from '../../../client/design/field.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { PageBody, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useActsAs } from '../../../client/session.ts';
import { capacityWords } from '../../../client/words/capacity.ts';
import { list, moment, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { PracticeMap } from '../practice-map-contract.ts';
import { api } from './api.ts';
import { fateWords } from './fate-words.ts';
import { draftOf, isSettled, linksOf, type Said } from './practice-map-draft.ts';

/** What became of each practice from one version to the next: said by the District Network, read by everybody. */
export function PracticeMapPage() {
  const { versionId = '' } = useParams({ strict: false }) as { versionId?: string };
  const [savedId, setSavedId] = useState<string | null>(null);
  const map = useQuery(api.queries.readPracticeMap.queryOptions({ input: { versionId } as never }));
  return (
    <Loaded query={map}>
      {(found) => (
        <PageBody
          title={m.visions_map_title()}
          lead={m.visions_map_lead()}
          above={<PageLink to={paths.vision(found.visionId)}>{found.title}</PageLink>}
        >
          {found.said !== null && (
            <p className="small quiet">
              {m.visions_map_said({
                name: found.said.by,
                capacity: capacityWords[found.said.as](),
                at: moment(found.said.at),
              })}
            </p>
          )}
          <MapForm
            key={found.said?.id ?? ''}
            map={found}
            isSaved={found.said !== null && found.said.id === savedId}
            onSave={setSavedId}
          />
        </PageBody>
      )}
    </Loaded>
  );
}

type FormProps = {
  map: PracticeMap /** What is on the screen was just saved here. */;
  isSaved: boolean;
  onSave(id: string | null): void;
};

function MapForm({ map, isSaved, onSave }: FormProps) {
  const mayRecord = useActsAs('superintendent', 'dn_member');
  const [draft, setDraft] = useState(() => draftOf(map));
  const [id] = useState(newId);
  const queryClient = useQueryClient();
  const record = useMutation(
    api.queries.recordPracticeMap.mutationOptions({
      onSuccess: async () => {
        onSave(id);
        await queryClient.invalidateQueries({ queryKey: api.queries.key() });
      },
    }),
  );
  const links = linksOf(draft, map);
  const added = map.to.practices.filter(({ practiceId }) =>
    links.some(({ toId, fate }) => toId === practiceId && fate === 'new'),
  );
  const same = map.from.practices.filter((practice) => isSettled(map, practice.practiceId));
  const send = (event: FormEvent) => {
    event.preventDefault();
    record.mutate({ versionId: map.to.versionId, id, links } as never);
  };
  return (
    <form className="stack-wide" onSubmit={send}>
      <ul className="plain-list stack">
        {map.from.practices
          .filter((practice) => !isSettled(map, practice.practiceId))
          .map((practice) => (
            <li key={practice.practiceId}>
              <ChangedPractice
                map={map}
                practice={practice}
                said={draft.get(practice.practiceId) ?? { fate: 'retired', toIds: [] }}
                isFixed={!mayRecord}
                onChange={(said) => {
                  onSave(null);
                  setDraft(new Map(draft).set(practice.practiceId, said));
                }}
              />
            </li>
          ))}
      </ul>
      {added.length > 0 && (
        <p>
          {m.visions_map_new({
            number: number(map.to.number),
            practices: list(added.map(({ name }) => name)),
          })}
        </p>
      )}
      {same.length > 0 && <p>{m.visions_map_same({ practices: list(same.map(({ name }) => name)) })}</p>}
      <RefusalNotice error={record.error} />
      {mayRecord && (
        <div className="row">
          <Button type="submit" look="main" isBusy={record.isPending}>
            {m.visions_map_save()}
          </Button>
          {isSaved && <span role="status">{m.frame_saved()}</span>}
        </div>
      )}
    </form>
  );
}

type ChangedProps = {
  map: PracticeMap;
  practice: PracticeMap['from']['practices'][number];
  said: Said;
  /** The reader says nothing here. */
  isFixed: boolean;
  onChange(said: Said): void;
};

/** A practice whose words changed: as it was, as it is in what it became, and what is said of it. */
function ChangedPractice(props: ChangedProps) {
  const { map, practice, said } = props;
  const became = map.to.practices.filter(({ practiceId }) => said.toIds.includes(practiceId));
  return (
    <Sheet>
      <h2 dir="auto">{practice.name}</h2>
      <p className="small">
        <span className="quiet">{m.visions_map_in_version({ number: number(map.from.number) })}</span>{' '}
        <bdi>{practice.sentence}</bdi>
      </p>
      {became.map(({ practiceId, name, sentence }) => (
        <p key={practiceId} className="small">
          <span className="quiet">{m.visions_map_in_version({ number: number(map.to.number) })}</span>{' '}
          {name !== practice.name && (
            <>
              <strong>
                <bdi>{name}</bdi>
              </strong>{' '}
            </>
          )}
          <bdi>{sentence}</bdi>
        </p>
      ))}
      <FateFields {...props} />
    </Sheet>
  );
}

const fates = ['same', 'reworded', 'split', 'merged', 'retired'] as const;

function FateFields({ map, practice: { practiceId }, said, isFixed, onChange }: ChangedProps) {
  const { practices } = map.to;
  if (isFixed) return <p>{fateWords[said.fate]()}</p>;
  const first = said.toIds[0] ?? practices.find((practice) => practice.practiceId === practiceId)?.practiceId;
  return (
    <div className="stack">
      <SelectField
        label={m.visions_map_fate()}
        value={said.fate}
        options={fates.map((fate) => ({ value: fate, label: fateWords[fate]() }))}
        onChange={(fate) =>
          onChange({
            fate: fate as Said['fate'],
            toIds: fate === 'retired' ? [] : [first ?? practices[0]?.practiceId ?? ''],
          })
        }
      />
      {said.fate === 'split' ? (
        <fieldset className="stack-tight">
          <legend>{m.visions_map_into_several()}</legend>
          {practices.map((practice) => (
            <CheckField
              key={practice.practiceId}
              label={practice.name}
              isChecked={said.toIds.includes(practice.practiceId)}
              onChange={(isChecked) =>
                onChange({
                  ...said,
                  toIds: practices
                    .map((each) => each.practiceId)
                    .filter((each) => (each === practice.practiceId ? isChecked : said.toIds.includes(each))),
                })
              }
            />
          ))}
        </fieldset>
      ) : (
        said.fate !== 'retired' && (
          <SelectField
            label={m.visions_map_into()}
            value={said.toIds[0] ?? ''}
            options={practices.map(({ practiceId: value, name }) => ({ value, label: name }))}
            onChange={(toId) => onChange({ ...said, toIds: [toId] })}
          />
        )
      )}
    </div>
  );
}
