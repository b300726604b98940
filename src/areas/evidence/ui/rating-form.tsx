import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { SelectField, TextField } from '../../../client/design/field.tsx';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { EmptyState, PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { capacityWords } from '../../../client/words/capacity.ts';
import { day } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { CapacityKind } from '../../../kit/actor.ts';
import { newId } from '../../../kit/new-id.ts';
import type { GroupSummary } from '../../conversations/group-contract.ts';
import type { IndicatorPage } from '../indicator-contract.ts';
import type { ScaleLevel } from '../indicator-schema.ts';
import type { Rating } from '../rating-contract.ts';
import { api, conversationsApi, useRefresh } from './api.ts';
import { say } from './evidence-words.ts';
import { draftOf, type PartDraft, type RatingDraft, ratingOfDraft } from './rating-draft.ts';
import { RatingPartFields } from './rating-part-fields.tsx';

type Props = { page: IndicatorPage; correctsId: string | null };

/** A group rates a statement together: who was there by capacity, the spread of each part, what they agree on, what they saw. */
export function RatingForm({ page, correctsId }: Props) {
  const scale = useQuery(api.queries.readScale.queryOptions());
  const groups = useQuery(conversationsApi.queries.listGroups.queryOptions({ input: { whose: 'mine' } }));
  const old = useQuery({
    ...api.queries.readRating.queryOptions({ input: { id: correctsId ?? '' } }),
    enabled: correctsId !== null,
  });
  return (
    <PageBody
      title={m.evidence_rate_title()}
      lead={m.evidence_rate_lead()}
      above={<PageLink to={paths.indicator(page.streams.id)}>{say(page.streams.statement)}</PageLink>}
    >
      <Loaded query={scale}>
        {({ levels }) => (
          <Loaded query={groups}>
            {({ groups: mine }) =>
              mine.length === 0 ? (
                <EmptyState action={<LinkButton to={paths.groups}>{m.evidence_rate_to_groups()}</LinkButton>}>
                  {m.evidence_rate_no_group()}
                </EmptyState>
              ) : correctsId === null ? (
                <Fields page={page} levels={levels} groups={mine} old={null} />
              ) : (
                <Loaded query={old}>
                  {(rating) => <Fields page={page} levels={rating.levels} groups={mine} old={rating} />}
                </Loaded>
              )
            }
          </Loaded>
        )}
      </Loaded>
    </PageBody>
  );
}

type FieldsProps = {
  page: IndicatorPage;
  levels: readonly ScaleLevel[];
  groups: readonly GroupSummary[];
  old: Rating | null;
};

function Fields({ page, levels, groups, old }: FieldsProps) {
  const [id] = useState(newId);
  const [draft, setDraft] = useState<RatingDraft>(() => {
    const empty = draftOf(page, old);
    return empty.groupId === '' ? { ...empty, groupId: groups[0]?.id ?? '' } : empty;
  });
  const [isTried, setIsTried] = useState(false);
  const refresh = useRefresh();
  const navigate = useNavigate();
  const record = useMutation(
    api.queries.recordRating.mutationOptions({
      onSuccess: async () => {
        await refresh();
        await navigate({ to: paths.rating(id) });
      },
    }),
  );
  const buildingId = groups.find((group) => group.id === draft.groupId)?.building?.id ?? null;
  const send = (event: FormEvent) => {
    event.preventDefault();
    const names = { id, indicatorId: page.streams.id, correctsId: old?.id ?? null };
    const rating = ratingOfDraft(draft, names, buildingId);
    setIsTried(true);
    if (rating.present.length > 0 && draft.parts.every(({ agreed }) => agreed !== ''))
      record.mutate(rating as never);
  };
  const changePart = (partId: string, change: Partial<PartDraft>) =>
    setDraft({
      ...draft,
      parts: draft.parts.map((part) => (part.partId === partId ? { ...part, ...change } : part)),
    });
  return (
    <form className="stack-wide" onSubmit={send}>
      {old !== null && (
        <Notice>
          <p>{m.evidence_rating_correcting({ day: day(old.heldOn) })}</p>
        </Notice>
      )}
      <div className="evidence-fields">
        <SelectField
          label={m.evidence_rate_group()}
          value={draft.groupId}
          options={groups
            .filter((group) => old === null || group.id === old.group.id)
            .map((group) => ({ value: group.id, label: group.name }))}
          onChange={(groupId) => setDraft({ ...draft, groupId })}
        />
        <TextField
          label={m.evidence_rate_on()}
          type="date"
          value={draft.heldOn}
          max={page.today}
          onChange={(heldOn) => setDraft({ ...draft, heldOn })}
          isRequired
        />
      </div>
      <Present draft={draft} isTried={isTried} onChange={(present) => setDraft({ ...draft, present })} />
      {draft.parts.map((part) => (
        <RatingPartFields
          key={part.partId}
          page={page}
          levels={levels}
          part={part}
          isTried={isTried}
          onChange={(change) => changePart(part.partId, change)}
        />
      ))}
      <RefusalNotice error={record.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={record.isPending}>
          {m.evidence_rate_save()}
        </Button>
      </div>
    </form>
  );
}

/** How many were there in which capacity: never who. */
function Present({
  draft,
  isTried,
  onChange,
}: {
  draft: RatingDraft;
  isTried: boolean;
  onChange(present: RatingDraft['present']): void;
}) {
  const isMissing = isTried && !Object.values(draft.present).some((value) => Number(value) > 0);
  return (
    <fieldset className="field">
      <legend>{m.evidence_rate_present()}</legend>
      <p className="hint">{m.evidence_rate_present_hint()}</p>
      <div className="evidence-counts">
        {(Object.keys(capacityWords) as CapacityKind[]).map((capacity) => (
          <TextField
            key={capacity}
            label={capacityWords[capacity]()}
            type="number"
            min={0}
            max={500}
            value={draft.present[capacity] ?? ''}
            onChange={(value) => onChange({ ...draft.present, [capacity]: value })}
          />
        ))}
      </div>
      {isMissing && (
        <p className="fault" role="alert">
          {m.evidence_rate_present_missing()}
        </p>
      )}
    </fieldset>
  );
}
