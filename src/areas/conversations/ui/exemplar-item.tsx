import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Dialog } from '../../../client/design/dialog.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { capacityWords } from '../../../client/words/capacity.ts';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Exemplar } from '../exemplar-contract.ts';
import { api } from './api.ts';
import { exemplarFormWords, exemplarKindWords, rationaleWords } from './exemplar-words.ts';
import { joined } from './joined.ts';

type Props = { exemplar: Exemplar; versionNumber: number };

/** What a practice looks like, does not, or is mistaken for, with the reason; and the way to take it off again. */
export function ExemplarItem({ exemplar, versionNumber }: Props) {
  const { kind, form, link } = exemplar;
  return (
    <article className="conversations-exemplar keep-together">
      <span className="row small quiet">
        <Tag kind={kind === 'example' ? 'accent' : 'plain'}>{exemplarKindWords[kind]()}</Tag>
        {exemplarFormWords[form]()}
      </span>
      <h3>
        <bdi>{exemplar.title}</bdi>
      </h3>
      <p className="body" dir="auto">
        {exemplar.text}
      </p>
      {link !== null && (
        <a href={link} target="_blank" rel="noopener noreferrer nofollow" className="conversations-link">
          {form === 'clip' ? m.exemplar_watch() : m.exemplar_open()} <bdi>{link}</bdi>
        </a>
      )}
      <p className="conversations-answer">
        <strong className="small">{rationaleWords[kind]()}</strong>
        <span dir="auto">{exemplar.rationale}</span>
      </p>
      <div className="row-apart">
        <span className="small quiet">{givenWords(exemplar, versionNumber)}</span>
        {exemplar.mayWithdraw && <TakeOff exemplar={exemplar} />}
      </div>
    </article>
  );
}

function givenWords({ capacity, offeredOn, versionNumber }: Exemplar, current: number): string {
  return joined([
    m.exemplar_offered({ capacity: capacityWords[capacity](), day: day(offeredOn) }),
    versionNumber === current ? null : m.exemplar_on_version({ number: number(versionNumber) }),
  ]);
}

function TakeOff({ exemplar }: { exemplar: Exemplar }) {
  const [isOpen, setIsOpen] = useState(false);
  const queryClient = useQueryClient();
  const withdraw = useMutation(
    api.queries.withdrawExemplar.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.queries.key() }),
    }),
  );
  return (
    <>
      <Button
        look="quiet"
        label={m.exemplar_take_off_this({ title: exemplar.title })}
        onPress={() => setIsOpen(true)}
      >
        {m.exemplar_take_off()}
      </Button>
      <Dialog title={m.exemplar_take_off()} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <p>{m.exemplar_take_off_sure()}</p>
        <RefusalNotice error={withdraw.error} />
        <div className="row">
          <Button
            look="main"
            isBusy={withdraw.isPending}
            onPress={() => withdraw.mutate({ id: exemplar.id })}
          >
            {m.exemplar_take_off()}
          </Button>
          <Button onPress={() => setIsOpen(false)}>{m.frame_cancel()}</Button>
        </div>
      </Dialog>
    </>
  );
}
