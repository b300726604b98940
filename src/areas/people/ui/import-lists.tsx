import { capacityWords } from '../../../client/words/capacity.ts';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { CapacityKind } from '../../../kit/actor.ts';
import type { LineFault, LineProblem, PlannedPerson } from '../import-contract.ts';

/** People whom an import would touch, each with what would change. */
export function PlannedPeople({ people, count }: { people: readonly PlannedPerson[]; count: number }) {
  if (count === 0) return <p className="quiet">{m.people_nobody_here()}</p>;
  return (
    <>
      <ul className="item-list">
        {people.map((person) => (
          <li key={person.email}>
            <bdi className="people-name">{person.name}</bdi>{' '}
            <span className="quiet small" dir="ltr">
              {person.email}
            </span>
            <ul className="people-changes">
              {person.changes.map((change) => (
                <li key={JSON.stringify(change)}>{changeText(change)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {count > people.length && (
        <p className="quiet">{m.people_first_shown({ shown: number(people.length) })}</p>
      )}
    </>
  );
}

function changeText(change: PlannedPerson['changes'][number]): string {
  if (change.what === 'named') return m.people_was_called({ name: change.from ?? '' });
  const kind = capacityWords[change.capacity as CapacityKind]();
  const { building } = change;
  const capacity = building === null ? kind : m.people_capacity_at({ capacity: kind, building });
  const from = change.startsOn === null ? '' : day(change.startsOn);
  const to = change.endsOn === null ? '' : day(change.endsOn);
  if (change.what === 'capacity-ended') return m.people_change_ended({ capacity, to });
  if (change.what === 'dates-changed')
    return to === ''
      ? m.people_change_dates_open({ capacity, from })
      : m.people_change_dates({ capacity, from, to });
  return to === ''
    ? m.people_change_given_open({ capacity, from })
    : m.people_change_given({ capacity, from, to });
}

const faultWords: Record<LineFault, (value: string) => string> = {
  'email-missing': () => m.people_fault_email_missing(),
  'email-unreadable': () => m.people_fault_email_unreadable(),
  'name-missing': () => m.people_fault_name_missing(),
  'name-differs': () => m.people_fault_name_differs(),
  'capacity-missing': () => m.people_fault_capacity_missing(),
  'capacity-unknown': () => m.people_fault_capacity_unknown(),
  'capacity-unclear': () => m.people_fault_capacity_unclear(),
  'building-unknown': (value) => m.people_fault_building_unknown({ value }),
  'building-ended': () => m.people_fault_building_ended(),
  'building-needed': () => m.people_fault_building_needed(),
  'band-unknown': (value) => m.people_fault_band_unknown({ value }),
  'band-ended': () => m.people_fault_band_ended(),
  'subject-unknown': (value) => m.people_fault_subject_unknown({ value }),
  'subject-ended': () => m.people_fault_subject_ended(),
  'date-unreadable': (value) => m.people_fault_date_unreadable({ value }),
  'ends-before-start': () => m.people_fault_ends_before_start(),
  'capacity-twice': () => m.people_fault_capacity_twice(),
  'text-too-long': () => m.people_fault_text_too_long(),
};

/** What is wrong with which line, and how to mend it. */
export function Problems({ problems, count }: { problems: readonly LineProblem[]; count: number }) {
  if (count === 0) return <p className="quiet">{m.people_no_problems()}</p>;
  return (
    <>
      <ul className="item-list">
        {problems.map((problem) => (
          <li key={`${problem.line} ${problem.fault}`}>
            <strong>{m.people_line({ line: number(problem.line) })}</strong>{' '}
            {faultWords[problem.fault](problem.value ?? '')}
          </li>
        ))}
      </ul>
      {count > problems.length && (
        <p className="quiet">{m.people_first_shown({ shown: number(problems.length) })}</p>
      )}
    </>
  );
}
