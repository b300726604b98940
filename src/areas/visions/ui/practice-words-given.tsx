import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextField } from '../../../client/design/field.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { capacityWords } from '../../../client/words/capacity.ts';
import { day } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Phrase } from '../phrase-contract.ts';
import { api } from './api.ts';

/** What people gave back for a practice, and a line to give back what worked. Read when it is opened. */
export function WordsGiven({ practiceId }: { practiceId: string }) {
  const given = useQuery(api.queries.listPhrases.queryOptions({ input: { practiceId } as never }));
  return (
    <div className="stack no-print visions-words-given">
      {given.data !== undefined && given.data.length > 0 && (
        <>
          <h4>{m.visions_words_given()}</h4>
          <ul className="plain-list stack-tight">
            {given.data.map((phrase) => (
              <GivenPhrase key={phrase.id} phrase={phrase} />
            ))}
          </ul>
        </>
      )}
      <GiveForm practiceId={practiceId} />
    </div>
  );
}

function GivenPhrase({ phrase }: { phrase: Phrase }) {
  const keep = useKeep(phrase.practiceId);
  const withdraw = useMutation(api.queries.withdrawPhrase.mutationOptions({ onSuccess: keep }));
  return (
    <li className="stack-tight">
      <span dir="auto">{phrase.text}</span>
      <span className="row small quiet">
        {m.visions_words_from({ capacity: capacityWords[phrase.capacity](), day: day(phrase.givenOn) })}
        {phrase.mayWithdraw && (
          <Button
            look="quiet"
            label={m.visions_words_take_back_this({ text: phrase.text })}
            isBusy={withdraw.isPending}
            onPress={() => withdraw.mutate({ practiceId: phrase.practiceId, phraseId: phrase.id } as never)}
          >
            {m.visions_words_take_back()}
          </Button>
        )}
      </span>
      <RefusalNotice error={withdraw.error} />
    </li>
  );
}

function GiveForm({ practiceId }: { practiceId: string }) {
  const [text, setText] = useState('');
  const [phraseId, setPhraseId] = useState(newId);
  const keep = useKeep(practiceId);
  const give = useMutation(
    api.queries.givePhrase.mutationOptions({
      onSuccess: (phrases: Phrase[]) => {
        keep(phrases);
        setText('');
        setPhraseId(newId());
      },
    }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    give.mutate({ practiceId, phraseId, text } as never);
  };
  return (
    <form className="stack" onSubmit={send}>
      <TextField
        label={m.visions_words_give()}
        hint={m.visions_words_give_hint()}
        value={text}
        onChange={setText}
        maxLength={200}
        isRequired
      />
      <RefusalNotice error={give.error} />
      <div className="row">
        <Button type="submit" isBusy={give.isPending}>
          {m.visions_words_give_send()}
        </Button>
        {give.isSuccess && text === '' && (
          <span className="small quiet" role="status">
            {m.visions_words_thanks()}
          </span>
        )}
      </div>
    </form>
  );
}

/** Puts the words a write answered with where the list reads them. */
function useKeep(practiceId: string) {
  const client = useQueryClient();
  return (phrases: Phrase[]) =>
    client.setQueryData(api.queries.listPhrases.queryKey({ input: { practiceId } as never }), phrases);
}
