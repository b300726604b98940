import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { CheckField, TextArea } from '../../../client/design/field.tsx';
import { Notice, Tag } from '../../../client/design/notice.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { capacityWords } from '../../../client/words/capacity.ts';
import { ago, day } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Ask } from '../message-contract.ts';
import { api, useRefresh } from './api.ts';

/** The one without a name holds no time, so that no clock leads back to who asked. */
const newIds = () => ({ named: newId(), nameless: crypto.randomUUID() as string });

/** Ask back about a message, with or without one's name. */
export function AskForm({ messageId }: { messageId: string }) {
  const refresh = useRefresh();
  const [isOpen, setIsOpen] = useState(false);
  const [ids, setIds] = useState(newIds);
  const [body, setBody] = useState('');
  const [isNameless, setIsNameless] = useState(false);
  const ask = useMutation(
    api.queries.askBack.mutationOptions({
      onSuccess: async () => {
        setIds(newIds());
        setBody('');
        setIsOpen(false);
        await refresh();
      },
    }),
  );
  if (!isOpen)
    return (
      <div className="stack">
        {ask.isSuccess && (
          <Notice>
            <p>{m.digest_asked()}</p>
          </Notice>
        )}
        <div className="row">
          <Button onPress={() => setIsOpen(true)}>{m.digest_ask()}</Button>
        </div>
      </div>
    );
  const send = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate({ messageId, id: isNameless ? ids.nameless : ids.named, body, isNameless } as never);
  };
  return (
    <Sheet title={m.digest_ask()}>
      <form className="stack" onSubmit={send}>
        <TextArea
          label={m.digest_your_question()}
          hint={m.digest_your_question_hint()}
          value={body}
          onChange={setBody}
          isRequired
          maxLength={5000}
          rows={2}
        />
        <CheckField
          label={m.digest_nameless()}
          hint={m.digest_nameless_hint()}
          isChecked={isNameless}
          onChange={setIsNameless}
        />
        <RefusalNotice error={ask.error} />
        <div className="row">
          <Button type="submit" look="main" isBusy={ask.isPending}>
            {m.digest_ask_send()}
          </Button>
          <Button onPress={() => setIsOpen(false)}>{m.frame_cancel()}</Button>
        </div>
      </form>
    </Sheet>
  );
}

/** A question with its answers, and what the reader may do with it. */
export function AskItem({ ask, mayReply }: { ask: Ask; mayReply: boolean }) {
  const isOpen = ask.replies.length === 0;
  return (
    <article className="digest-ask">
      <span className="row">
        <Tag kind={isOpen ? 'attention' : 'plain'}>{isOpen ? m.digest_open() : m.digest_answered()}</Tag>
        <span className="small quiet">
          {ask.askedBy === null
            ? m.digest_asked_nameless({ when: day(ask.askedAt.slice(0, 10)) })
            : m.digest_asked_by({ name: ask.askedBy, when: ago(ask.askedAt) })}
        </span>
      </span>
      <p dir="auto">{ask.body}</p>
      {ask.replies.map((reply) => (
        <div key={reply.id} className="digest-reply">
          <p dir="auto">{reply.body}</p>
          <p className="small quiet">
            {m.digest_by({ name: reply.by, capacity: capacityWords[reply.capacity](), when: ago(reply.at) })}
          </p>
        </div>
      ))}
      <div className="row">
        {mayReply && <ReplyForm ask={ask} />}
        {ask.mayWithdraw && <TakeBack ask={ask} />}
      </div>
    </article>
  );
}

function ReplyForm({ ask }: { ask: Ask }) {
  const refresh = useRefresh();
  const [isOpen, setIsOpen] = useState(false);
  const [id, setId] = useState(newId);
  const [body, setBody] = useState('');
  const reply = useMutation(
    api.queries.reply.mutationOptions({
      onSuccess: async () => {
        setIsOpen(false);
        setId(newId());
        setBody('');
        await refresh();
      },
    }),
  );
  if (!isOpen) return <Button onPress={() => setIsOpen(true)}>{m.digest_reply()}</Button>;
  return (
    <form
      className="stack-tight digest-wide"
      onSubmit={(event) => {
        event.preventDefault();
        reply.mutate({ askId: ask.id, id, body } as never);
      }}
    >
      <TextArea
        label={m.digest_your_answer()}
        hint={m.digest_your_answer_hint()}
        value={body}
        onChange={setBody}
        isRequired
        maxLength={5000}
      />
      <RefusalNotice error={reply.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={reply.isPending}>
          {m.digest_reply_send()}
        </Button>
        <Button onPress={() => setIsOpen(false)}>{m.frame_cancel()}</Button>
      </div>
    </form>
  );
}

function TakeBack({ ask }: { ask: Ask }) {
  const refresh = useRefresh();
  const withdraw = useMutation(api.queries.withdrawAsk.mutationOptions({ onSuccess: refresh }));
  return (
    <>
      <RefusalNotice error={withdraw.error} />
      <Button look="quiet" isBusy={withdraw.isPending} onPress={() => withdraw.mutate({ id: ask.id })}>
        {ask.isMine ? m.digest_take_back() : m.digest_take_off()}
      </Button>
    </>
  );
}
