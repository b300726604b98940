import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { RadioField } from '../../../client/design/field.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { PairPage as Pair } from '../pair-contract.ts';
import type { Answer } from '../visit-contract.ts';
import { observationApi } from './api.ts';
import { TwoAnswers } from './pair-two.tsx';
import { answerWords } from './visit-words.ts';

type Props = { pair: Pair; apart: Pair['practices'] };

/** What two say was there, after they have talked: one answer for each practice on which they differ, written down once. */
export function PairAgree({ pair, apart }: Props) {
  const [id] = useState(newId);
  const [chosen, setChosen] = useState<Record<string, Answer>>({});
  const [isOpen, setIsOpen] = useState(false);
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: observationApi.queries.key() });
  const agree = useMutation(observationApi.queries.agreeInPair.mutationOptions({ onSuccess: refresh }));
  const send = () => {
    const isWhole = apart.every((practice) => chosen[practice.id] !== undefined);
    setIsOpen(!isWhole);
    if (!isWhole) return;
    const answers = pair.practices.map((practice) => ({
      practiceId: practice.id,
      answer: chosen[practice.id] ?? practice.yours?.answer ?? ('could_not_tell' as const),
    }));
    agree.mutate({ id: id as never, pairId: pair.pairId, answers });
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {apart.map((practice) => (
        <article key={practice.id} className="sheet">
          <h3>
            <bdi>{practice.name}</bdi>
          </h3>
          <p className="quiet" dir="auto">
            {practice.sentence}
          </p>
          <TwoAnswers practice={practice} />
          <RadioField
            look="row"
            label={m.pair_what_was_there()}
            value={chosen[practice.id] ?? ''}
            options={answerWords.map(([value, words]) => ({ value, label: words() }))}
            onChange={(answer) => setChosen({ ...chosen, [practice.id]: answer as Answer })}
            fault={isOpen && chosen[practice.id] === undefined ? m.pair_choose() : undefined}
          />
        </article>
      ))}
      <p className="quiet small">{m.pair_agree_once()}</p>
      <RefusalNotice error={agree.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={agree.isPending}>
          {apart.length === 0 ? m.pair_agree_alike() : m.pair_agree()}
        </Button>
      </div>
    </form>
  );
}
