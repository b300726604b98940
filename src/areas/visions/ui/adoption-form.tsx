import { type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { CheckField, SelectField, TextArea, TextField } from '../../../client/design/field.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { useSession } from '../../../client/session.ts';
import { m } from '../../../client/words/words.ts';
import { schoolDayOf } from '../../../kit/days.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Decision } from '../call-contract.ts';
import type { Submission } from '../review-contract.ts';
import { type DecisionEntry, DecisionFields, emptyDecision, recordOf } from './adoption-decision.tsx';
import { api } from './api.ts';
import { useKept } from './draft-kept.ts';

type Meeting = {
  heldOn: string;
  chairId: string;
  presentIds: string[];
  decision: DecisionEntry;
  dissent: string;
  statement: string;
};

type Member = { personId: string; name: string };

/** The record of the meeting: when, who was there, how it was decided, what was said against it, what was declared. */
export function AdoptionForm({ submission, method }: { submission: Submission; method: Decision }) {
  const today = useToday();
  const [meeting, setMeeting, forget] = useKept<Meeting>(`adoption:${submission.id}`, {
    heldOn: today,
    chairId: '',
    presentIds: [],
    decision: emptyDecision,
    dissent: '',
    statement: '',
  });
  const members = useQuery(
    api.queries.listNetworkMembers.queryOptions({ input: { on: meeting.heldOn } as never }),
  );
  const edit = (change: Partial<Meeting>) => setMeeting({ ...meeting, ...change });
  const { adopt, send } = useAdoption(submission, meeting, method, forget);
  return (
    <form
      className="stack-wide"
      onSubmit={(event) => {
        event.preventDefault();
        send(members.data ?? []);
      }}
    >
      <MeetingSheet submission={submission} meeting={meeting} members={members} onChange={edit} />
      <Sheet title={m.visions_adoption_decision()}>
        <DecisionFields
          method={method}
          entry={meeting.decision}
          present={presentOf(meeting, members.data ?? [])}
          onChange={(decision) => edit({ decision })}
        />
        <TextArea
          label={m.visions_adoption_dissent()}
          hint={m.visions_adoption_dissent_hint()}
          value={meeting.dissent}
          onChange={(dissent) => edit({ dissent })}
          rows={2}
          maxLength={5000}
        />
        <TextArea
          label={m.visions_adoption_statement()}
          hint={m.visions_adoption_statement_hint()}
          value={meeting.statement}
          onChange={(statement) => edit({ statement })}
          rows={2}
          maxLength={5000}
          isRequired
        />
        <p className="quiet">{m.visions_adoption_permanent()}</p>
        <RefusalNotice error={adopt.error} />
        <div className="row">
          <Button type="submit" look="main" isBusy={adopt.isPending}>
            {m.visions_adopt()}
          </Button>
        </div>
      </Sheet>
    </form>
  );
}

type SheetProps = {
  submission: Submission;
  meeting: Meeting;
  members: UseQueryResult<Member[]>;
  onChange(change: Partial<Meeting>): void;
};

/** The meeting itself: its day, who of the District Network was there, and who chaired. */
function MeetingSheet({ submission, meeting, members, onChange }: SheetProps) {
  const { district } = useSession();
  const today = useToday();
  const { review } = submission;
  const earliest = review === null ? today : schoolDayOf(new Date(review.by.at), district.timeZone);
  const { presentIds } = meeting;
  return (
    <Sheet title={m.visions_adoption_meeting()}>
      <TextField
        label={m.visions_adoption_held_on()}
        type="date"
        value={meeting.heldOn}
        min={earliest}
        max={today}
        onChange={(heldOn) => onChange({ heldOn: heldOn === '' ? today : heldOn })}
        isRequired
      />
      <Loaded query={members}>
        {(network) => (
          <>
            <fieldset className="visions-citations stack-tight">
              <legend>{m.visions_adoption_present()}</legend>
              <p className="hint small quiet">{m.visions_adoption_present_hint()}</p>
              {network.map(({ personId, name }) => (
                <CheckField
                  key={personId}
                  label={name}
                  isChecked={presentIds.includes(personId)}
                  onChange={(isIn) => {
                    const others = presentIds.filter((id) => id !== personId);
                    onChange({ presentIds: isIn ? [...others, personId] : others });
                  }}
                />
              ))}
            </fieldset>
            <SelectField
              label={m.visions_adoption_chair()}
              value={meeting.chairId}
              options={[
                { value: '', label: m.visions_adoption_choose() },
                ...chairsOf(network, submission).map((one) => ({ value: one.personId, label: one.name })),
              ]}
              onChange={(chairId) => onChange({ chairId })}
              isRequired
            />
          </>
        )}
      </Loaded>
    </Sheet>
  );
}

function useToday(): string {
  const { district } = useSession();
  return schoolDayOf(new Date(), district.timeZone);
}

/** Sends the record; afterwards the vision is in force, and its page is the official one. */
function useAdoption(submission: Submission, meeting: Meeting, method: Decision, forget: () => void) {
  const [id] = useState(newId);
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const adopt = useMutation(
    api.queries.adoptVision.mutationOptions({
      onSuccess: async () => {
        forget();
        await queryClient.invalidateQueries({ queryKey: api.queries.key() });
        await navigate({ to: paths.vision(submission.visionId) });
      },
    }),
  );
  const send = (members: readonly Member[]) => {
    const presentIds = presentOf(meeting, members).map(({ personId }) => personId);
    adopt.mutate({
      submissionId: submission.id,
      id,
      heldOn: meeting.heldOn,
      chairId: meeting.chairId,
      presentIds,
      decision: recordOf(method, meeting.decision, presentIds),
      dissent: meeting.dissent,
      statement: meeting.statement,
    } as never);
  };
  return { adopt, send };
}

/** Those who were marked as present and were members on the day of the meeting. */
function presentOf({ presentIds }: Meeting, members: readonly Member[]): Member[] {
  return members.filter(({ personId }) => presentIds.includes(personId));
}

/** Who can have chaired: a member, or whoever forwarded the vision. */
function chairsOf(members: readonly Member[], { review }: Submission): Member[] {
  const others: Member[] = review === null ? [] : [{ personId: review.by.personId, name: review.by.name }];
  return [...members, ...others.filter(({ personId }) => !members.some((one) => one.personId === personId))];
}
