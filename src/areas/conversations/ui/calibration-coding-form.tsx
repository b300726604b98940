import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { RadioField } from '../../../client/design/field.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { CalibrationSet, CodingAnswer } from '../calibration-contract.ts';
import { api } from './api.ts';
import { answerOptions } from './calibration-words.ts';

const keyOf = (moment: number, practiceId: string) => `${moment} ${practiceId}`;

/** One moment at a time: read it, say for each practice what could be seen, go on. At the end it is given, once. */
export function CodingForm({ set }: { set: CalibrationSet }) {
  const [codingId] = useState(newId);
  const [moment, setMoment] = useState(0);
  const [answers, setAnswers] = useState<ReadonlyMap<string, CodingAnswer>>(new Map());
  const [wasTried, setWasTried] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const queryClient = useQueryClient();
  const code = useMutation(
    api.queries.codeCalibrationSet.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.queries.key() }),
    }),
  );
  const isLast = moment === set.moments.length - 1;
  const isWhole = set.practices.every(({ id }) => answers.has(keyOf(moment, id)));
  const goTo = (next: number) => {
    setWasTried(false);
    setMoment(next);
    heading.current?.focus();
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    setWasTried(true);
    if (!isWhole) return;
    if (!isLast) return goTo(moment + 1);
    const all = set.moments.flatMap((_text, index) =>
      set.practices.map(({ id }) => ({
        moment: index,
        practiceId: id,
        answer: answers.get(keyOf(index, id)),
      })),
    );
    code.mutate({ id: set.id, codingId, answers: all } as never);
  };
  return (
    <form className="stack-wide" onSubmit={send}>
      <section className="stack">
        <h2 ref={heading} tabIndex={-1}>
          {m.calibration_moment_of({ moment: number(moment + 1), of: number(set.moments.length) })}
        </h2>
        <p className="prose conversations-moment" dir="auto">
          {set.moments[moment]}
        </p>
        {set.practices.map((practice) => (
          <RadioField
            key={keyOf(moment, practice.id)}
            look="row"
            label={<span dir="auto">{practice.name}</span>}
            value={answers.get(keyOf(moment, practice.id)) ?? ''}
            options={answerOptions()}
            fault={
              wasTried && !answers.has(keyOf(moment, practice.id)) ? m.calibration_answer_needed() : undefined
            }
            onChange={(answer) =>
              setAnswers(new Map(answers).set(keyOf(moment, practice.id), answer as CodingAnswer))
            }
          />
        ))}
      </section>
      <div className="stack-tight">
        {isLast && <p className="small quiet">{m.calibration_give_hint()}</p>}
        <RefusalNotice error={code.error} />
        <div className="row">
          {moment > 0 && <Button onPress={() => goTo(moment - 1)}>{m.calibration_moment_before()}</Button>}
          <Button type="submit" look="main" isBusy={code.isPending}>
            {isLast ? m.calibration_give() : m.calibration_moment_next()}
          </Button>
        </div>
      </div>
    </form>
  );
}
