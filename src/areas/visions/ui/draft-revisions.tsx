import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { moment } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { PartRevision } from '../draft-contract.ts';
import { differWords } from '../word-difference-rules.ts';
import { api } from './api.ts';
import { nameOfField, Runs } from './difference-view.tsx';
import { useDesk } from './draft-desk.ts';

/** Every text that a part has had. One of them can be brought back; the text of now is then an earlier one itself. */
export function EarlierTexts({ part }: { part: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="visions-more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{m.visions_earlier()}</summary>
      {isOpen && <Revisions part={part} />}
    </details>
  );
}

function Revisions({ part }: { part: string }) {
  const { vision, draft, savers } = useDesk();
  const queryClient = useQueryClient();
  const revisions = useQuery(
    api.queries.listRevisions.queryOptions({ input: { visionId: vision.id, part } as never }),
  );
  const restore = useMutation(
    api.queries.restoreRevision.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.queries.key() }),
    }),
  );
  const bringBack = async (revision: number, baseRevision: number) => {
    await savers.flush();
    restore.mutate({ visionId: vision.id, part, revision, baseRevision } as never);
  };
  return (
    <Loaded query={revisions}>
      {([now, ...earlier]) => (
        <>
          {earlier.length === 0 && <p className="small quiet">{m.visions_earlier_none()}</p>}
          <ol className="plain-list stack">
            {earlier.map((revision) => (
              <li key={revision.revision} className="visions-comment stack-tight">
                <p className="small">
                  {m.visions_earlier_line({ name: revision.editedBy, at: moment(revision.editedAt) })}
                </p>
                {now !== undefined && <Differing before={revision} after={now} />}
                {draft.mayWrite && draft.path !== 'adopt' && now !== undefined && (
                  <div>
                    <Button
                      look="quiet"
                      isBusy={restore.isPending}
                      onPress={() => void bringBack(revision.revision, now.revision)}
                    >
                      {m.visions_earlier_restore()}
                    </Button>
                  </div>
                )}
              </li>
            ))}
          </ol>
          <RefusalNotice error={restore.error} />
        </>
      )}
    </Loaded>
  );
}

/** What bringing the earlier text back would change, in the fields that are plain text. */
function Differing({ before, after }: { before: PartRevision; after: PartRevision }) {
  const [old, now] = [before.front ?? before.practice, after.front ?? after.practice];
  if (old === null || now === null) return null;
  const fields = Object.entries(old).flatMap(([field, text]) => {
    const other: unknown = (now as Record<string, unknown>)[field];
    if (typeof text !== 'string' || typeof other !== 'string' || text === other) return [];
    return [{ field, runs: differWords(other, text) }];
  });
  return (
    <dl className="visions-difference small">
      {fields.map(({ field, runs }) => (
        <div key={field}>
          <dt>{nameOfField(field)}</dt>
          <dd>
            <Runs runs={runs} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
