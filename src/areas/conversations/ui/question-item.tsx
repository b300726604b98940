import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Dialog } from '../../../client/design/dialog.tsx';
import { TextArea } from '../../../client/design/field.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { capacityWords } from '../../../client/words/capacity.ts';
import { ago, day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Answer, Board, Question } from '../question-contract.ts';
import { api } from './api.ts';
import { joined } from './joined.ts';
import { ProposalText } from './proposal-text.tsx';
import { ProposeChange } from './propose-change.tsx';
import { MarkVersion, OwnerLine, OwnIt } from './question-offer.tsx';

type Props = { question: Question; board: Board };

/** A question with its answers, and what the reader may do with it. */
export function QuestionItem({ question, board }: Props) {
  const { mayAnswer } = board;
  const isOpen = !question.isAnswered;
  return (
    <article className="conversations-question">
      <span className="row small quiet">
        <Tag kind={isOpen ? 'attention' : 'plain'}>
          {isOpen ? m.conversations_state_open() : m.conversations_state_answered()}
        </Tag>
        <span dir="auto">{question.practice?.name ?? m.conversations_about_vision()}</span>
      </span>
      <p className="body" dir="auto">
        {question.body}
      </p>
      <p className="small quiet">{askedWords(question, board.version.number)}</p>
      {question.answers.map((answer) => (
        <AnswerText key={answer.id} answer={answer} />
      ))}
      {question.revision !== null && (
        <p className="conversations-answer">
          {m.conversations_answered_by_version({
            number: number(question.revision.number),
            name: question.revision.by,
            when: ago(question.revision.at),
          })}
        </p>
      )}
      {question.proposals.map((proposal) => (
        <ProposalText key={proposal.id} proposal={proposal} mayDecide={board.mayDecide} />
      ))}
      {isOpen && question.owner !== null && <OwnerLine question={question} owner={question.owner} />}
      <div className="row">
        {mayAnswer && <AnswerForm question={question} />}
        {mayAnswer && isOpen && question.owner === null && <OwnIt question={question} />}
        {mayAnswer && <MarkVersion question={question} versions={board.versions} />}
        {mayAnswer && <ProposeChange question={question} practices={board.practices} />}
        {question.mayWithdraw && <Withdraw question={question} />}
      </div>
    </article>
  );
}

function askedWords(question: Question, versionNumber: number): string {
  const when = question.askedBy === null ? day(question.askedAt.slice(0, 10)) : ago(question.askedAt);
  const who = question.isMine
    ? m.conversations_asked_by_you({ when })
    : question.askedBy === null
      ? m.conversations_asked_nameless({ when })
      : m.conversations_asked_by({ name: question.askedBy, when });
  if (question.versionNumber === versionNumber) return who;
  return `${who} ${m.conversations_asked_on_version({ number: number(question.versionNumber) })}`;
}

function AnswerText({ answer }: { answer: Answer }) {
  const capacity = answer.capacity === null ? '' : capacityWords[answer.capacity]();
  return (
    <div className="conversations-answer">
      <p dir="auto">{answer.body}</p>
      <p className="small quiet">{joined([answer.by, capacity, ago(answer.at)])}</p>
    </div>
  );
}

function AnswerForm({ question }: { question: Question }) {
  const [isOpen, setIsOpen] = useState(false);
  const [id, setId] = useState(newId);
  const [body, setBody] = useState('');
  const queryClient = useQueryClient();
  const answer = useMutation(
    api.queries.answerQuestion.mutationOptions({
      onSuccess: async () => {
        setBody('');
        setIsOpen(false);
        setId(newId());
        await queryClient.invalidateQueries({ queryKey: api.queries.key() });
      },
    }),
  );
  if (!isOpen)
    return (
      <Button onPress={() => setIsOpen(true)}>
        {question.answers.length === 0 ? m.conversations_answer() : m.conversations_answer_more()}
      </Button>
    );
  const send = (event: FormEvent) => {
    event.preventDefault();
    answer.mutate({ questionId: question.id, id, body } as never);
  };
  return (
    <form className="stack-tight" onSubmit={send} style={{ inlineSize: '100%' }}>
      <TextArea
        label={m.conversations_your_answer()}
        hint={m.conversations_your_answer_hint()}
        value={body}
        onChange={setBody}
        isRequired
        maxLength={5000}
      />
      <RefusalNotice error={answer.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={answer.isPending}>
          {m.conversations_answer_send()}
        </Button>
        <Button onPress={() => setIsOpen(false)}>{m.frame_cancel()}</Button>
      </div>
    </form>
  );
}

function Withdraw({ question }: { question: Question }) {
  const [isOpen, setIsOpen] = useState(false);
  const queryClient = useQueryClient();
  const withdraw = useMutation(
    api.queries.withdrawQuestion.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.queries.key() }),
    }),
  );
  const words = question.isMine ? m.conversations_take_back() : m.conversations_take_off();
  return (
    <>
      <Button look="quiet" onPress={() => setIsOpen(true)}>
        {words}
      </Button>
      <Dialog title={words} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <p>{question.isMine ? m.conversations_take_back_sure() : m.conversations_take_off_sure()}</p>
        <RefusalNotice error={withdraw.error} />
        <div className="row">
          <Button
            look="main"
            isBusy={withdraw.isPending}
            onPress={() => withdraw.mutate({ id: question.id })}
          >
            {words}
          </Button>
          <Button onPress={() => setIsOpen(false)}>{m.frame_cancel()}</Button>
        </div>
      </Dialog>
    </>
  );
}
