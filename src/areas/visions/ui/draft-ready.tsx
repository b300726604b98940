import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextArea } from '../../../client/design/field.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { DraftFault } from '../problems-contract.ts';
import { api } from './api.ts';
import { useDesk } from './draft-desk.ts';
import { useKept } from './draft-kept.ts';
import { PartLink } from './draft-outline.tsx';
import { lackWords } from './problem-words.ts';

/** What is still missing, each with the way to its place; and when nothing is, the way to the superintendent. */
export function Readiness() {
  const { vision, draft } = useDesk();
  const readiness = useQuery(
    api.queries.readReadiness.queryOptions({ input: { visionId: vision.id } as never }),
  );
  if (!draft.isOpen) return null;
  return (
    <Sheet title={m.visions_ready()}>
      <Loaded query={readiness}>
        {({ faults }) =>
          faults.length === 0 ? (
            <>
              <p>{m.visions_ready_nothing_missing()}</p>
              {draft.mayWrite && <SubmitForm />}
            </>
          ) : (
            <FaultList faults={faults} />
          )
        }
      </Loaded>
    </Sheet>
  );
}

/** Faults by part, in the order of the draft. */
function FaultList({ faults }: { faults: readonly DraftFault[] }) {
  const parts = [...new Set(faults.map(({ practiceId }) => practiceId ?? 'front'))];
  return (
    <>
      <p className="quiet">
        {m.visions_ready_missing({ count: faults.length, shown: number(faults.length) })}
      </p>
      <ul className="item-list">
        {parts.map((part) => {
          const here = faults.filter(({ practiceId }) => (practiceId ?? 'front') === part);
          const name =
            part === 'front' ? m.visions_front() : here[0]?.practice || m.visions_practice_unnamed();
          return (
            <li key={part} className="stack-tight">
              <PartLink part={part}>
                <strong dir="auto">{name}</strong>
              </PartLink>
              <ul className="visions-targets small">
                {here.map(({ lack }) => (
                  <li key={lack}>{lackWords[lack]()}</li>
                ))}
              </ul>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function SubmitForm() {
  const { vision, savers } = useDesk();
  const [submissionId] = useState(newId);
  const [note, setNote, forget] = useKept(`submission:${vision.id}`, '');
  const [isUnsaved, setUnsaved] = useState(false);
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const submit = useMutation(
    api.queries.submitVision.mutationOptions({
      onSuccess: async () => {
        forget();
        await queryClient.invalidateQueries({ queryKey: api.queries.key() });
        await navigate({ to: paths.vision(vision.id) });
      },
    }),
  );
  const send = async () => {
    const arrived = await savers.flush();
    setUnsaved(!arrived);
    if (arrived) submit.mutate({ visionId: vision.id, submissionId, note } as never);
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextArea
        label={m.visions_submit_note()}
        hint={m.visions_submit_note_hint()}
        value={note}
        onChange={setNote}
        rows={2}
        maxLength={5000}
      />
      <p className="quiet">{m.visions_submit_freezes()}</p>
      {isUnsaved && (
        <Notice kind="unsaved">
          <p>{m.visions_submit_unsaved()}</p>
        </Notice>
      )}
      <RefusalNotice error={submit.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={submit.isPending}>
          {m.visions_submit()}
        </Button>
      </div>
    </form>
  );
}
