import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextArea } from '../../../client/design/field.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { capacityWords } from '../../../client/words/capacity.ts';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Routine, RoutineMark } from '../routine-contract.ts';
import { api, useRefresh } from './api.ts';
import { cadenceWords, read } from './blueprint-words.ts';
import { RoutineForm } from './routine-form.tsx';
import { RoutineTimes } from './routine-times.tsx';

type Props = { routine: Routine; today: string };

/** A routine: who meets when, how it was kept, one tap for the latest time, what it changed. */
export function RoutineItem({ routine, today }: Props) {
  const [isChanging, setIsChanging] = useState(false);
  if (isChanging)
    return <RoutineForm today={today} before={routine} sample={null} onDone={() => setIsChanging(false)} />;
  const { kept, notHeld, unsaid, last, lapsedSince, nextOn, isOver, endsOn } = routine;
  return (
    <article className="sheet">
      <Head routine={routine} />
      {lapsedSince !== null && (
        <Notice kind="attention">
          <p>{m.blueprint_routine_lapsed({ day: day(lapsedSince) })}</p>
        </Notice>
      )}
      {last.length > 0 && (
        <p>
          {m.blueprint_kept_of({ kept: number(kept), of: number(last.length) })}
          {notHeld > 0 && ` · ${m.blueprint_not_held_count({ count: number(notHeld) })}`}
          {unsaid > 0 && ` · ${m.blueprint_unsaid_count({ count: number(unsaid) })}`}
        </p>
      )}
      <RoutineTimes routine={routine} />
      {routine.mayMark && <Mark routine={routine} />}
      {!isOver && nextOn !== null && (
        <p className="small quiet">{m.blueprint_next_time({ day: day(nextOn, 'long') })}</p>
      )}
      {isOver && endsOn !== null && <p className="small quiet">{m.blueprint_ended({ day: day(endsOn) })}</p>}
      <Impact routine={routine} today={today} />
      {routine.mayChange && (
        <div className="row no-print">
          <Button
            look="quiet"
            label={m.blueprint_routine_change_of({ name: routine.name })}
            onPress={() => setIsChanging(true)}
          >
            {m.frame_edit()}
          </Button>
        </div>
      )}
    </article>
  );
}

function Head({ routine }: { routine: Routine }) {
  const { name, about, who, building, cadence, component, policyLink } = routine;
  const whoMeets = who.group?.name ?? (who.kind === null ? '' : capacityWords[who.kind]());
  return (
    <div className="stack-tight">
      <h2>
        <bdi>{name}</bdi>
      </h2>
      <p dir="auto">{about}</p>
      <p className="small quiet">
        <bdi>{whoMeets}</bdi> · <bdi>{building?.name ?? m.blueprint_whole_district()}</bdi> ·{' '}
        {cadenceWords[cadence]()}
        {component !== null && (
          <>
            {' · '}
            <PageLink to={paths.component(component.id)}>
              <bdi>{read(component.name)}</bdi>
            </PageLink>
          </>
        )}
        {policyLink !== null && (
          <>
            {' · '}
            <a href={policyLink} rel="noreferrer" target="_blank">
              {m.blueprint_policy()}
            </a>
          </>
        )}
      </p>
    </div>
  );
}

const marks: RoutineMark[] = ['kept', 'missed', 'not_held'];

/** The latest time of which nobody has said anything; one tap says it. */
function Mark({ routine }: { routine: Routine }) {
  const refresh = useRefresh();
  const say = useMutation(api.queries.markRoutine.mutationOptions({ onSuccess: refresh }));
  const open = routine.last.find(({ mark }) => mark === null);
  const words: Record<RoutineMark, string> = {
    kept: m.blueprint_mark_kept(),
    missed: m.blueprint_mark_missed(),
    not_held: m.blueprint_mark_not_held(),
  };
  return (
    <div className="stack-tight no-print">
      {open !== undefined && (
        <fieldset className="stack-tight">
          <legend>{m.blueprint_mark_question({ day: day(open.on, 'long') })}</legend>
          <div className="row">
            {marks.map((mark) => (
              <Button
                key={mark}
                isBusy={say.isPending}
                onPress={() => say.mutate({ routineId: routine.id, id: newId(), dueOn: open.on, mark })}
              >
                {words[mark]}
              </Button>
            ))}
          </div>
        </fieldset>
      )}
      <RefusalNotice error={say.error} />
    </div>
  );
}

function Impact({ routine: { id: routineId, notes, mayMark, name }, today }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const [id, setId] = useState(newId);
  const [note, setNote] = useState('');
  const refresh = useRefresh();
  const keep = useMutation(
    api.queries.noteImpact.mutationOptions({
      onSuccess: async () => {
        await refresh();
        setIsOpen(false);
        setNote('');
        setId(newId());
      },
    }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    keep.mutate({ routineId, id, on: today, note });
  };
  return (
    <>
      {notes.length > 0 && (
        <section className="stack-tight">
          <h3>{m.blueprint_impact()}</h3>
          <ul className="blueprint-seen">
            {notes.map((one) => (
              <li key={one.id}>
                <span className="small quiet">{day(one.on)}</span> <bdi>{one.note}</bdi>{' '}
                <span className="small quiet">({one.by})</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {mayMark && !isOpen && (
        <div className="row no-print">
          <Button look="quiet" label={m.blueprint_impact_add_of({ name })} onPress={() => setIsOpen(true)}>
            {m.blueprint_impact_add()}
          </Button>
        </div>
      )}
      {isOpen && (
        <form className="stack" onSubmit={send}>
          <TextArea
            label={m.blueprint_impact_what()}
            hint={m.blueprint_systems_not_people()}
            value={note}
            onChange={setNote}
            isRequired
            maxLength={2000}
          />
          <RefusalNotice error={keep.error} />
          <div className="row">
            <Button type="submit" isBusy={keep.isPending}>
              {m.frame_save()}
            </Button>
            <Button onPress={() => setIsOpen(false)}>{m.frame_cancel()}</Button>
          </div>
        </form>
      )}
    </>
  );
}
