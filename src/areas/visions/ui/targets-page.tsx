import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { SelectField, TextArea } from '../../../client/design/field.tsx';
import { EmptyState, PageBody, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useActsAs } from '../../../client/session.ts';
import { moment } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Target } from '../call-contract.ts';
import { api } from './api.ts';
import { useSubjects } from './subjects.ts';

/** The student-learning targets of the district, by subject, each with its day; ended ones stay readable. */
export function TargetsPage() {
  const targets = useQuery(api.queries.listTargets.queryOptions({ input: {} }));
  const maySet = useActsAs('superintendent', 'dn_member', 'district_office');
  return (
    <PageBody title={m.visions_targets()} lead={m.visions_targets_lead()}>
      <Loaded query={targets}>
        {(all) => {
          const inForce = all.filter(({ endedAt }) => endedAt === null);
          const ended = all.filter(({ endedAt }) => endedAt !== null);
          return (
            <>
              {inForce.length === 0 && <EmptyState>{m.visions_targets_empty()}</EmptyState>}
              {inForce.length > 0 && (
                <ul className="item-list">
                  {inForce.map((target) => (
                    <TargetItem key={target.id} target={target} maySet={maySet} />
                  ))}
                </ul>
              )}
              {maySet && <TargetForm replaces={null} onDone={() => {}} />}
              {ended.length > 0 && (
                <details>
                  <summary>{m.visions_targets_ended()}</summary>
                  <ul className="item-list">
                    {ended.map((target) => (
                      <li key={target.id} className="small">
                        <p dir="auto">{target.text}</p>
                        <p className="quiet">
                          {m.visions_target_line({
                            subject: target.subject.name,
                            name: target.set.name,
                            at: moment(target.set.at),
                          })}
                        </p>
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </>
          );
        }}
      </Loaded>
    </PageBody>
  );
}

function TargetItem({ target, maySet }: { target: Target; maySet: boolean }) {
  const [isReplacing, setReplacing] = useState(false);
  const queryClient = useQueryClient();
  const end = useMutation(
    api.queries.endTarget.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.queries.key() }),
    }),
  );
  return (
    <li className="stack-tight">
      <p dir="auto">{target.text}</p>
      <p className="small quiet">
        {m.visions_target_line({
          subject: target.subject.name,
          name: target.set.name,
          at: moment(target.set.at),
        })}
      </p>
      {maySet && !isReplacing && (
        <div className="row">
          <Button look="quiet" onPress={() => setReplacing(true)}>
            {m.visions_target_replace()}
          </Button>
          <Button
            look="quiet"
            isBusy={end.isPending}
            onPress={() => end.mutate({ targetId: target.id } as never)}
          >
            {m.visions_target_end()}
          </Button>
        </div>
      )}
      {isReplacing && <TargetForm replaces={target} onDone={() => setReplacing(false)} />}
      <RefusalNotice error={end.error} />
    </li>
  );
}

function TargetForm({ replaces, onDone }: { replaces: Target | null; onDone(): void }) {
  const { options } = useSubjects();
  const [targetId, setTargetId] = useState(newId);
  const [chosen, setChosen] = useState(replaces?.subject.id ?? '');
  const [text, setText] = useState(replaces?.text ?? '');
  const queryClient = useQueryClient();
  const set = useMutation(
    api.queries.setTarget.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: api.queries.key() });
        setText('');
        setTargetId(newId());
        onDone();
      },
    }),
  );
  const subjectId = chosen || (options[0]?.value ?? '');
  return (
    <Sheet title={replaces === null ? m.visions_target_new() : m.visions_target_replace()}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          set.mutate({ targetId, subjectId, text, replacesId: replaces?.id ?? null } as never);
        }}
      >
        {replaces === null && (
          <SelectField label={m.visions_subject()} options={options} value={subjectId} onChange={setChosen} />
        )}
        <TextArea
          label={m.visions_target_text()}
          hint={m.visions_target_text_hint()}
          value={text}
          onChange={setText}
          maxLength={5000}
          isRequired
        />
        <RefusalNotice error={set.error} />
        <div className="row">
          <Button type="submit" look={replaces === null ? 'plain' : 'main'} isBusy={set.isPending}>
            {m.visions_target_set()}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
