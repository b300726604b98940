import type { UseMutationResult } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextField } from '../../../client/design/field.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { ImportId } from '../import-contract.ts';
import type { peopleApi } from './api.ts';
import { countsText, ImportCountList } from './import-counts.tsx';
import { PlannedPeople, Problems } from './import-lists.tsx';

type Preview = Awaited<ReturnType<typeof peopleApi.call.previewImport>>;
type Confirmation = Parameters<typeof peopleApi.call.confirmImport>[0];
type Props = {
  preview: Preview;
  endMissing: boolean;
  file: string;
  confirm: UseMutationResult<unknown, unknown, Confirmation>;
  onLookAgain(): void;
};

/** What the file would change, list by list, and the button that does it. */
export function ImportPreview(props: Props) {
  const { preview } = props;
  const lists = [
    { key: 'added', label: m.people_tab_added, count: preview.counts.added },
    { key: 'changed', label: m.people_tab_changed, count: preview.counts.changed },
    { key: 'ended', label: m.people_tab_ended, count: preview.counts.ended },
    { key: 'problems', label: m.people_tab_problems, count: preview.problemCount },
  ] as const;
  const [shown, setShown] = useState<(typeof lists)[number]['key']>(
    lists.toReversed().find(({ count }) => count > 0)?.key ?? 'added',
  );
  const id = useId();
  return (
    <Sheet title={m.people_preview_title()}>
      <p className="quiet">{m.people_preview_lead()}</p>
      <ImportCountList counts={preview.counts} />
      <div className="tabs people-tabs" role="tablist" aria-label={m.people_preview_title()}>
        {lists.map(({ key, label, count }) => (
          <button
            key={key}
            type="button"
            role="tab"
            id={`${id}-${key}`}
            aria-selected={shown === key}
            aria-controls={`${id}-panel`}
            onClick={() => setShown(key)}
          >
            {label({ shown: number(count) })}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${shown}`}>
        {shown === 'problems' ? (
          <Problems problems={preview.problems} count={preview.problemCount} />
        ) : (
          <PlannedPeople people={preview[shown]} count={preview.counts[shown]} />
        )}
      </div>
      <Confirm {...props} />
    </Sheet>
  );
}

function Confirm({ preview, endMissing, file, confirm, onLookAgain }: Props) {
  const [id] = useState(() => newId() as ImportId);
  const [typed, setTyped] = useState('');
  const { counts, problemCount, asksForEndingCount } = preview;
  const changes = counts.added + counts.changed + counts.ended;
  if (changes === 0) return <Notice>{m.people_nothing_to_do()}</Notice>;
  if (endMissing && problemCount > 0)
    return <Notice kind="attention">{m.people_mend_problems_first()}</Notice>;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (confirm.isPending) return;
        const endingCount = asksForEndingCount ? Number(typed) : null;
        confirm.mutate({ id, file, digest: preview.digest, endMissing, endingCount });
      }}
    >
      {problemCount > 0 && <Notice kind="attention">{m.people_problems_left_out()}</Notice>}
      {asksForEndingCount && (
        <TextField
          label={m.people_repeat_number({ shown: number(counts.ended) })}
          hint={m.people_repeat_number_hint({ of: number(preview.staffCount) })}
          type="number"
          value={typed}
          onChange={setTyped}
          isRequired
        />
      )}
      <RefusalNotice error={confirm.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={confirm.isPending}>
          {m.people_do_import({ counts: countsText(counts) })}
        </Button>
        {confirm.isError && <Button onPress={onLookAgain}>{m.people_look_again()}</Button>}
      </div>
    </form>
  );
}
