import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { Dialog } from '../../../client/design/dialog.tsx';
import { TextArea, TextField } from '../../../client/design/field.tsx';
import { LinkButton } from '../../../client/design/link.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useActsAs } from '../../../client/session.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Gate } from '../coverage-contract.ts';
import { api } from './api.ts';
import { gateWords } from './gate-words.ts';
import { ShareBar } from './share-bar.tsx';

/** Whether visits may begin, in a sentence; and for those who keep the gate, its threshold and its override. */
export function GatePanel({ gate }: { gate: Gate }) {
  const mayKeep = useActsAs('superintendent', 'dn_member');
  const mayOpen = useActsAs('superintendent', 'dn_member', 'building_administrator');
  return (
    <Sheet
      title={m.conversations_gate()}
      actions={
        <Tag kind={gate.isOpen ? 'accent' : 'plain'}>
          {gate.isOpen ? m.conversations_gate_is_open() : m.conversations_gate_is_closed()}
        </Tag>
      }
    >
      <p>{gateWords(gate)}</p>
      {gate.coverage.people !== null && <ShareBar share={gate.coverage} threshold={gate.threshold} />}
      {gate.override !== null && (
        <blockquote className="prose" dir="auto">
          {gate.override.reason}
        </blockquote>
      )}
      <p className="small quiet">{m.conversations_gate_why()}</p>
      <div className="row">
        {gate.isOpen && mayOpen && <LinkButton to={paths.windows}>{m.conversations_to_visits()}</LinkButton>}
        <LinkButton to={paths.shared(gate.versionId)} look="quiet">
          {m.conversations_shared_link()}
        </LinkButton>
        {mayKeep && <Threshold percent={gate.threshold} />}
        {mayKeep && !gate.isOpen && <OverrideGate gate={gate} />}
      </div>
    </Sheet>
  );
}

function OverrideGate({ gate }: { gate: Gate }) {
  const [isOpen, setIsOpen] = useState(false);
  const [id] = useState(newId);
  const [reason, setReason] = useState('');
  const queryClient = useQueryClient();
  const override = useMutation(
    api.queries.overrideGate.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.queries.key() }),
    }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    override.mutate({ versionId: gate.versionId, id, reason } as never);
  };
  return (
    <>
      <Button look="quiet" onPress={() => setIsOpen(true)}>
        {m.conversations_override()}
      </Button>
      <Dialog title={m.conversations_override()} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <form className="stack" onSubmit={send}>
          <p>{m.conversations_override_lead()}</p>
          <TextArea
            label={m.conversations_override_reason()}
            value={reason}
            onChange={setReason}
            isRequired
            maxLength={5000}
          />
          <RefusalNotice error={override.error} />
          <div className="row">
            <Button type="submit" look="main" isBusy={override.isPending}>
              {m.conversations_override_send()}
            </Button>
            <Button onPress={() => setIsOpen(false)}>{m.frame_cancel()}</Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}

function Threshold({ percent }: { percent: number }) {
  const [isOpen, setIsOpen] = useState(false);
  const [value, setValue] = useState(String(percent));
  const queryClient = useQueryClient();
  const change = useMutation(
    api.queries.changeThreshold.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: api.queries.key() });
        setIsOpen(false);
      },
    }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ percent: Number(value) });
  };
  return (
    <>
      <Button look="quiet" onPress={() => setIsOpen(true)}>
        {m.conversations_threshold_change()}
      </Button>
      <Dialog title={m.conversations_threshold_change()} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <form className="stack" onSubmit={send}>
          <TextField
            label={m.conversations_threshold()}
            hint={m.conversations_threshold_hint()}
            type="number"
            min={0}
            max={100}
            value={value}
            onChange={setValue}
            isRequired
          />
          <RefusalNotice error={change.error} />
          <div className="row">
            <Button type="submit" look="main" isBusy={change.isPending}>
              {m.frame_save()}
            </Button>
            <Button onPress={() => setIsOpen(false)}>{m.frame_cancel()}</Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
