import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextArea, TextField } from '../../../client/design/field.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Overview } from '../overview-contract.ts';
import type { StudySessionPage } from '../session-contract.ts';
import { api } from './api.ts';
import { PracticeChecks } from './practice-checks.tsx';
import { SessionTagFields } from './session-tag-fields.tsx';
import { StaffChecks } from './staff-checks.tsx';

type Props = { session: StudySessionPage; onDone(): void };

/** Record a session as held: what was done, and who was there, ticked from the staff list. */
export function HoldingForm(props: Props) {
  const overview = useQuery(api.queries.readOverview.queryOptions());
  return <Loaded query={overview}>{(found) => <Form {...props} overview={found} />}</Loaded>;
}

function Form({ session, onDone, overview: { today, visions } }: Props & { overview: Overview }) {
  const [heldOn, setHeldOn] = useState(session.heldOn <= today ? session.heldOn : today);
  const [minutes, setMinutes] = useState(String(session.minutes));
  const [practiceIds, setPracticeIds] = useState<string[]>(session.practices.map((practice) => practice.id));
  const [note, setNote] = useState(session.note);
  const [tags, setTags] = useState(session.tags);
  const [present, setPresent] = useState<ReadonlySet<string>>(new Set());
  const queryClient = useQueryClient();
  const hold = useMutation(
    api.queries.holdSession.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: api.queries.key() });
        onDone();
      },
    }),
  );
  const all = visions.find((vision) => vision.version.id === session.version.id)?.practices;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (present.size === 0 || practiceIds.length === 0) return;
    hold.mutate({
      id: session.id,
      heldOn,
      minutes: Number(minutes),
      practiceIds,
      note,
      tags,
      presentIds: [...present],
    } as never);
  };
  return (
    <form className="stack-wide" onSubmit={send}>
      <Sheet
        title={m.conversations_who_was_there()}
        actions={
          <Button look="quiet" onPress={onDone}>
            {m.frame_cancel()}
          </Button>
        }
      >
        <StaffChecks
          on={heldOn}
          buildingId={session.building?.id ?? null}
          chosen={present}
          onChange={setPresent}
        />
      </Sheet>
      <Sheet title={m.conversations_what_was_done()}>
        <div className="conversations-filters">
          <TextField
            label={m.conversations_day()}
            type="date"
            max={today}
            value={heldOn}
            onChange={setHeldOn}
            isRequired
          />
          <TextField
            label={m.conversations_minutes_label()}
            type="number"
            min={5}
            max={600}
            value={minutes}
            onChange={setMinutes}
            isRequired
          />
        </div>
        <PracticeChecks
          label={m.conversations_practices()}
          practices={all ?? session.practices}
          chosen={practiceIds}
          onChange={setPracticeIds}
        />
        {practiceIds.length === 0 && <p className="fault">{m.conversations_practices_needed()}</p>}
        <SessionTagFields tags={tags} onChange={setTags} />
        <TextArea
          label={`${m.conversations_note()} (${m.frame_optional()})`}
          hint={m.conversations_note_hint()}
          value={note}
          onChange={setNote}
          maxLength={2000}
        />
      </Sheet>
      <div className="stack-tight conversations-save">
        <RefusalNotice error={hold.error} />
        <div className="row">
          <Button type="submit" look="main" isBusy={hold.isPending}>
            {present.size === 0
              ? m.conversations_record_nobody()
              : m.conversations_record_with({ count: present.size, present: number(present.size) })}
          </Button>
        </div>
      </div>
    </form>
  );
}
