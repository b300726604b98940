import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Dialog } from '../../../client/design/dialog.tsx';
import { RadioField, TextArea } from '../../../client/design/field.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { capacityWords } from '../../../client/words/capacity.ts';
import { ago } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Proposal } from '../question-contract.ts';
import { api } from './api.ts';
import { useRenewed } from './question-offer.tsx';

const stateWords: Record<Proposal['state'], () => string> = {
  open: m.conversations_proposal_open,
  taken_up: m.conversations_proposal_taken_up,
  not_taken_up: m.conversations_proposal_not_taken_up,
};

type Props = { proposal: Proposal; mayDecide: boolean };

/** What a question asks of the next version, what became of it, and the way to decide. */
export function ProposalText({ proposal, mayDecide }: Props) {
  const capacity = proposal.capacity === null ? '' : capacityWords[proposal.capacity]();
  return (
    <div className="conversations-answer">
      <p className="row small quiet">
        <Tag kind={proposal.state === 'open' ? 'attention' : 'plain'}>{stateWords[proposal.state]()}</Tag>
        <span>{m.conversations_proposal()}</span>
        <bdi>{proposal.practice?.name ?? m.conversations_about_vision()}</bdi>
      </p>
      <p dir="auto">{proposal.change}</p>
      <p className="small" dir="auto">
        {m.conversations_because({ reason: proposal.reason })}
      </p>
      <p className="small quiet">
        {m.conversations_proposed_by({ name: proposal.by, capacity, when: ago(proposal.at) })}
      </p>
      {proposal.decision !== null && (
        <p className="small">
          {`${stateWords[proposal.state]()}: `}
          {proposal.decision.reason !== '' && <bdi>{`${proposal.decision.reason} `}</bdi>}
          <span className="quiet">
            {m.conversations_decided_by({ name: proposal.decision.by, when: ago(proposal.decision.at) })}
          </span>
        </p>
      )}
      {mayDecide && <Decide proposal={proposal} />}
    </div>
  );
}

function Decide({ proposal }: { proposal: Proposal }) {
  const [isOpen, setIsOpen] = useState(false);
  const words = proposal.state === 'open' ? m.conversations_decide() : m.conversations_decide_again();
  return (
    <div className="row">
      <Button look="quiet" label={`${words}: ${proposal.change}`} onPress={() => setIsOpen(true)}>
        {words}
      </Button>
      <Dialog title={m.conversations_decide_what()} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <DecideForm proposal={proposal} onDone={() => setIsOpen(false)} />
      </Dialog>
    </div>
  );
}

function DecideForm({ proposal, onDone }: { proposal: Proposal; onDone(): void }) {
  const [id] = useState(newId);
  const [decision, setDecision] = useState('taken_up');
  const [reason, setReason] = useState('');
  const renewed = useRenewed();
  const decide = useMutation(
    api.queries.decideProposal.mutationOptions({
      onSuccess: async () => {
        onDone();
        await renewed.onSuccess();
      },
    }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    decide.mutate({ proposalId: proposal.id, id, decision, reason } as never);
  };
  return (
    <form className="stack" onSubmit={send}>
      <p dir="auto">{proposal.change}</p>
      <RadioField
        label={m.conversations_decide_what()}
        look="row"
        value={decision}
        options={[
          { value: 'taken_up', label: m.conversations_proposal_taken_up() },
          { value: 'not_taken_up', label: m.conversations_proposal_not_taken_up() },
        ]}
        onChange={setDecision}
      />
      <TextArea
        label={m.conversations_decide_reason()}
        hint={m.conversations_decide_reason_hint()}
        value={reason}
        onChange={setReason}
        isRequired={decision === 'not_taken_up'}
        maxLength={5000}
      />
      <RefusalNotice error={decide.error} />
      <div className="row">
        <Button type="submit" look="main" isBusy={decide.isPending}>
          {m.conversations_decide_send()}
        </Button>
        <Button onPress={onDone}>{m.frame_cancel()}</Button>
      </div>
    </form>
  );
}
