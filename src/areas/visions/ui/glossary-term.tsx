import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from '../../../client/design/button.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { day, list } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { OwnWord } from '../glossary-contract.ts';
import { api } from './api.ts';
import type { ToldTerm } from './glossary.ts';

type Props = { term: ToldTerm; isHere: boolean; mayKeep: boolean };

/** A term with its meaning, its other names, and what the district itself says. */
export function TermEntry({ term, isHere, mayKeep }: Props) {
  const { whole } = term;
  const isOwn = whole.words.length === 0;
  const aliases = whole.words.find((one) => one.language === term.language)?.aliases ?? [];
  return (
    <div
      id={term.id}
      className="glossary-term"
      aria-current={isHere ? 'true' : undefined}
      lang={term.language ?? undefined}
    >
      <dt dir="auto">
        <a href={`#${term.id}`}>{term.term}</a>
      </dt>
      <dd dir="auto">{term.meaning}</dd>
      {aliases.length > 0 && (
        <dd className="small quiet" dir="auto">
          {m.glossary_also({ names: list(aliases) })}
        </dd>
      )}
      {!isOwn && whole.own.length > 0 && (
        <dd className="small quiet" dir="auto">
          {m.glossary_here({ names: list(whole.own.map(({ name }) => name)) })}
        </dd>
      )}
      {isOwn && <OwnLine words={whole.own} />}
      {mayKeep && whole.own.map((word) => <TakeBack key={word.id} word={word} />)}
    </div>
  );
}

function OwnLine({ words }: { words: readonly OwnWord[] }) {
  const [first, ...others] = words;
  if (first === undefined) return null;
  return (
    <>
      {others.length > 0 && (
        <dd className="small quiet" dir="auto">
          {m.glossary_also({ names: list(others.map(({ name }) => name)) })}
        </dd>
      )}
      <dd className="small quiet">{m.glossary_own({ name: first.by, day: day(first.givenOn) })}</dd>
    </>
  );
}

function TakeBack({ word }: { word: OwnWord }) {
  const client = useQueryClient();
  const withdraw = useMutation(
    api.queries.withdrawGlossaryWord.mutationOptions({
      onSuccess: (glossary) => client.setQueryData(api.queries.readGlossary.queryKey(), glossary),
    }),
  );
  return (
    <dd className="row">
      <Button
        look="quiet"
        isBusy={withdraw.isPending}
        label={m.glossary_take_back_this({ name: word.name })}
        onPress={() => withdraw.mutate({ id: word.id } as never)}
      >
        {m.glossary_take_back_this({ name: word.name })}
      </Button>
      <RefusalNotice error={withdraw.error} />
    </dd>
  );
}
