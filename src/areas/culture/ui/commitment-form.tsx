import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { CheckField, RadioField, TextArea, TextField } from '../../../client/design/field.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Commitments, Learning } from '../commitment-contract.ts';
import { api } from './api.ts';
import { groupWords, learningWords } from './culture-words.ts';

/** One's own part, or that of one's group: what, for whom, whose learning, and how often one looks again. */
export function CommitmentForm({ commitments, onDone }: { commitments: Commitments; onDone(): void }) {
  const { you, commitmentWeeks } = commitments;
  const [id] = useState(newId);
  const [what, setWhat] = useState('');
  const [forWhom, setForWhom] = useState('');
  const [learning, setLearning] = useState<Learning>('student');
  const [weeks, setWeeks] = useState(String(commitmentWeeks));
  const [whose, setWhose] = useState<'mine' | 'ours'>('mine');
  const [isShown, setIsShown] = useState(false);
  const queryClient = useQueryClient();
  const state = useMutation(
    api.queries.stateCommitment.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: api.queries.key() });
        onDone();
      },
    }),
  );
  const isLeader = you.group === 'leaders';
  const send = (event: FormEvent) => {
    event.preventDefault();
    const isGroups = whose === 'ours';
    state.mutate({
      ...{ id: id as never, what, forWhom, learning, reviewWeeks: Number(weeks), isGroups },
      isShown: !isGroups && !isLeader && isShown,
    });
  };
  return (
    <form className="sheet no-print" onSubmit={send}>
      <h2>{m.culture_state()}</h2>
      <RadioField
        label={m.culture_whose()}
        value={whose}
        options={[
          {
            value: 'mine',
            label: m.culture_whose_mine(),
            hint: isLeader ? m.culture_whose_leader_hint() : m.culture_whose_mine_hint(),
          },
          { value: 'ours', label: groupName(you), hint: m.culture_whose_ours_hint() },
        ]}
        onChange={(value) => setWhose(value as 'mine' | 'ours')}
      />
      <TextArea
        label={m.culture_what()}
        hint={m.culture_what_hint()}
        value={what}
        onChange={setWhat}
        rows={2}
        maxLength={500}
        isRequired
      />
      <TextField
        label={m.culture_for_whom()}
        hint={m.culture_for_whom_hint()}
        value={forWhom}
        onChange={setForWhom}
        maxLength={200}
        isRequired
      />
      <RadioField
        label={m.culture_learning()}
        value={learning}
        options={Object.entries(learningWords).map(([value, words]) => ({ value, label: words() }))}
        onChange={(value) => setLearning(value as Learning)}
      />
      <TextField
        label={m.culture_weeks()}
        type="number"
        min={4}
        max={26}
        value={weeks}
        onChange={setWeeks}
        isRequired
      />
      {whose === 'mine' && !isLeader && (
        <CheckField
          label={m.culture_show_mine()}
          hint={m.culture_show_hint()}
          isChecked={isShown}
          onChange={setIsShown}
        />
      )}
      <RefusalNotice error={state.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={state.isPending}>
          {m.culture_state_save()}
        </Button>
        <Button onPress={onDone}>{m.frame_cancel()}</Button>
      </div>
    </form>
  );
}

/** The name of a group at its place: "Teachers, Lakeside Elementary". */
export function groupName({ group, building }: Commitments['you']): string {
  return building === null
    ? groupWords[group]()
    : m.culture_group_at({ group: groupWords[group](), place: building.name });
}
