import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { SelectField, TextArea } from '../../../client/design/field.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { ConsentId, FieldScope } from '../../people/consent-contract.ts';
import type { CommentId } from '../field-contract.ts';
import { api } from './api.ts';
import { scopeWords } from './scope-words.ts';

/** Writes into the talk between an associate and the district. */
export function CommentForm({
  consentId,
  scopes,
  label,
}: {
  consentId: ConsentId;
  scopes: readonly FieldScope[];
  label: string;
}) {
  const fresh = () => ({ id: newId() as CommentId, about: '' as FieldScope | '', body: '' });
  const [draft, setDraft] = useState(fresh);
  const queryClient = useQueryClient();
  const make = useMutation(
    api.queries.makeComment.mutationOptions({
      onSuccess: () => {
        setDraft(fresh());
        return queryClient.invalidateQueries({ queryKey: api.queries.listComments.key() });
      },
    }),
  );
  return (
    <form
      className="stack no-print"
      onSubmit={(event) => {
        event.preventDefault();
        const { id, about, body } = draft;
        if (!make.isPending && body.trim() !== '')
          make.mutate({ id, consentId, about: about === '' ? null : about, replyTo: null, body });
      }}
    >
      <SelectField
        label={m.reports_comment_about()}
        value={draft.about}
        options={[
          { value: '', label: m.reports_comment_general() },
          ...scopes.map((scope) => ({ value: scope, label: scopeWords[scope]() })),
        ]}
        onChange={(about) => setDraft({ ...draft, about: about as FieldScope | '' })}
      />
      <TextArea
        label={label}
        hint={m.reports_comment_hint()}
        value={draft.body}
        onChange={(body) => setDraft({ ...draft, body })}
        isRequired
        maxLength={5000}
      />
      <RefusalNotice error={make.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={make.isPending}>
          {m.reports_comment_send()}
        </Button>
      </div>
    </form>
  );
}
