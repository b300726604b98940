import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { day, list, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Conflict, PeopleByGroup, Training } from '../conflict-contract.ts';
import { api } from './api.ts';
import { groups, groupWords } from './culture-words.ts';
import { TrainingForm } from './training-form.tsx';

/** How people learn to navigate conflict: when, where, about what, and how many of each group. */
export function Trainings({ conflict }: { conflict: Conflict }) {
  const [isOpen, setIsOpen] = useState(false);
  const { trainings, sums, mayRecordTraining } = conflict;
  return (
    <section className="stack">
      <div className="row-apart">
        <h2>{m.culture_trainings()}</h2>
        {mayRecordTraining && !isOpen && (
          <Button onPress={() => setIsOpen(true)}>{m.culture_training_record()}</Button>
        )}
      </div>
      {isOpen && <TrainingForm today={conflict.today} onDone={() => setIsOpen(false)} />}
      {trainings.length === 0 ? (
        <p className="quiet">{m.culture_trainings_none()}</p>
      ) : (
        <>
          <p>
            {m.culture_trainings_sum({
              count: sums.trainings,
              shown: number(sums.trainings),
              hours: number(sums.minutes / 60, { maximumFractionDigits: 1 }),
            })}{' '}
            {peopleOf(sums.people, true)}
          </p>
          <ul className="item-list">
            {trainings.map((training) => (
              <li key={training.id}>
                <OneTraining training={training} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** How many of each group; in a sum also the groups of which nobody was there. */
function peopleOf(people: PeopleByGroup, isWhole: boolean): string {
  const named = groups.filter((group) => isWhole || people[group] > 0);
  return list(
    named.map((group) => m.culture_people_of({ group: groupWords[group](), number: number(people[group]) })),
  );
}

function OneTraining({ training }: { training: Training }) {
  const queryClient = useQueryClient();
  const withdraw = useMutation(
    api.queries.withdrawTraining.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.queries.key() }),
    }),
  );
  return (
    <article className="stack-tight">
      <strong>
        <bdi>{training.focus}</bdi>
      </strong>
      <span className="small quiet">
        {day(training.on)} · {m.culture_minutes({ count: training.minutes, shown: number(training.minutes) })}{' '}
        · <bdi>{training.building?.name ?? m.culture_whole_district()}</bdi>
      </span>
      <span className="small">{peopleOf(training.people, false)}</span>
      {training.mayWithdraw && (
        <span className="row no-print">
          <Button
            look="quiet"
            isBusy={withdraw.isPending}
            onPress={() => withdraw.mutate({ id: training.id })}
            label={`${m.culture_training_withdraw()}: ${training.focus}`}
          >
            {m.culture_training_withdraw()}
          </Button>
        </span>
      )}
      <RefusalNotice error={withdraw.error} />
    </article>
  );
}
