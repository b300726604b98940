import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { day } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { DistrictProfile, TermId } from '../profile-contract.ts';
import { districtApi } from './api.ts';
import { useShowProfile } from './saving.ts';
import { TermFields } from './term-fields.tsx';

type Terms = DistrictProfile['terms'];

/** The terms of the school years. */
export function TermsSheet({ terms, keeps }: { terms: Terms; keeps: boolean }) {
  const [isChanging, setChanging] = useState(false);
  return (
    <Sheet
      title={m.district_terms()}
      actions={
        keeps && !isChanging ? (
          <Button look="quiet" label={m.district_change_terms()} onPress={() => setChanging(true)}>
            {m.frame_edit()}
          </Button>
        ) : undefined
      }
    >
      {isChanging ? (
        <TermsForm terms={terms} onClose={() => setChanging(false)} />
      ) : terms.length === 0 ? (
        <p className="quiet">{m.district_no_terms()}</p>
      ) : (
        <ul className="item-list">
          {terms.map((term) => (
            <li key={term.id} className="district-place">
              <span className="district-place-name" dir="auto">
                {term.name}
              </span>
              <span className="quiet">
                {m.district_from_to({ from: day(term.startsOn), to: day(term.endsOn) })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}

function TermsForm({ terms, onClose }: { terms: Terms; onClose(): void }) {
  const [drafts, setDrafts] = useState(terms.map((term) => ({ ...term, id: term.id as string })));
  const show = useShowProfile();
  const save = useMutation(
    districtApi.queries.setTerms.mutationOptions({
      onSuccess: (profile) => {
        show(profile);
        onClose();
      },
    }),
  );
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending)
          save.mutate({ terms: drafts.map((term) => ({ ...term, id: term.id as TermId })) });
      }}
    >
      <TermFields terms={drafts} onChange={setDrafts} />
      <RefusalNotice error={save.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={save.isPending}>
          {m.frame_save()}
        </Button>
        <Button look="quiet" onPress={onClose}>
          {m.frame_cancel()}
        </Button>
      </div>
    </form>
  );
}
