import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { SelectField, TextArea, TextField } from '../../../client/design/field.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { PageBody, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useSession } from '../../../client/session.ts';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Language } from '../../../kit/text.ts';
import type { Agreement, AgreementId } from '../agreement-contract.ts';
import {
  type AgreementDraft,
  type AgreementFaults,
  contentOf,
  draftOf,
  findDraftFaults,
  sampleDraft,
} from './agreement-draft.ts';
import { AgreementText } from './agreement-text.tsx';
import { observationApi } from './api.ts';
import './observation.css';

/** Where the superintendent or the district office writes and publishes the agreement. */
export function AgreementPublishPage() {
  const query = useQuery(observationApi.queries.readCurrentAgreement.queryOptions());
  return (
    <PageBody
      title={m.agreement_form_title()}
      lead={m.agreement_form_lead()}
      above={<PageLink to={paths.agreement}>{m.agreement_title()}</PageLink>}
    >
      <Loaded query={query}>{({ agreement }) => <AgreementForm current={agreement} />}</Loaded>
    </PageBody>
  );
}

function AgreementForm({ current }: { current: Agreement | null }) {
  const { district } = useSession();
  const [draft, setDraft] = useState(() =>
    current === null ? sampleDraft(district.language as Language) : draftOf(current.content),
  );
  const [faults, setFaults] = useState<AgreementFaults>({});
  const publication = usePublication();
  const set = (field: keyof AgreementDraft) => (value: string) => {
    setDraft({ ...draft, [field]: value });
    setFaults({ ...faults, [field]: undefined });
  };
  const publish = (event: FormEvent) => {
    event.preventDefault();
    const found = findDraftFaults(draft);
    setFaults(found);
    if (Object.keys(found).length === 0) publication.publish(draft);
  };
  const hasFaults = Object.values(faults).some((fault) => fault !== undefined);
  return (
    <form className="stack-wide" onSubmit={publish} noValidate>
      {current === null && (
        <Notice>
          <p>{m.agreement_form_sample()}</p>
        </Notice>
      )}
      <AgreementFields draft={draft} faults={faults} set={set} />
      <Sheet title={m.agreement_form_preview()}>
        <AgreementText content={contentOf(draft)} isUnder={3} />
      </Sheet>
      <div className="stack">
        {hasFaults && (
          <Notice kind="attention">
            <p>{m.agreement_form_faults()}</p>
          </Notice>
        )}
        <RefusalNotice error={publication.error} />
        <div className="row">
          <Button look="main" type="submit" isBusy={publication.isBusy}>
            {m.agreement_form_publish()}
          </Button>
        </div>
      </div>
    </form>
  );
}

function usePublication() {
  const [id] = useState(() => newId() as AgreementId);
  const navigate = useNavigate();
  const client = useQueryClient();
  const mutation = useMutation(
    observationApi.queries.publishAgreement.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries({ queryKey: observationApi.queries.key() });
        await navigate({ to: paths.agreement });
      },
    }),
  );
  return {
    error: mutation.error,
    isBusy: mutation.isPending,
    publish: (draft: AgreementDraft) => mutation.mutate({ id, content: contentOf(draft) }),
  };
}

type FieldsProps = {
  draft: AgreementDraft;
  faults: AgreementFaults;
  set(field: keyof AgreementDraft): (value: string) => void;
};

function AgreementFields({ draft, faults, set }: FieldsProps) {
  const text = (field: keyof AgreementDraft) => ({
    value: draft[field],
    onChange: set(field),
    fault: faults[field],
    isRequired: true,
  });
  const points = { hint: m.agreement_form_one_per_line(), rows: 5 };
  const minutes = Array.from({ length: 9 }, (_, index) => index + 2).map((count) => ({
    value: String(count),
    label: number(count),
  }));
  return (
    <div className="stack">
      <TextArea label={m.agreement_what_for()} {...text('statement')} rows={4} maxLength={5000} />
      <TextArea label={m.agreement_kept()} {...points} {...text('kept')} />
      <TextArea label={m.agreement_not_kept()} {...points} {...text('notKept')} />
      <TextArea label={m.agreement_seen_by()} {...points} {...text('seenBy')} />
      <TextArea label={m.agreement_not_evaluation()} {...text('notForEvaluation')} maxLength={5000} />
      <TextArea label={m.agreement_no_perfection()} {...text('perfectionLine')} maxLength={500} />
      <TextField
        label={m.agreement_form_months()}
        {...text('keptForMonths')}
        type="number"
        min={1}
        max={120}
      />
      <TextField
        label={m.observation_form_shared_within()}
        hint={m.observation_form_shared_within_hint()}
        {...text('sharedWithinDays')}
        isRequired={false}
        type="number"
        min={1}
        max={60}
      />
      <div className="grid">
        <SelectField label={m.agreement_form_shortest()} options={minutes} {...text('shortest')} />
        <SelectField label={m.agreement_form_longest()} options={minutes} {...text('longest')} />
      </div>
    </div>
  );
}
