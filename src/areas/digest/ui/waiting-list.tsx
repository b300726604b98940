import type { ReactNode } from 'react';
import { PageLink } from '../../../client/design/link.tsx';
import { paths } from '../../../client/paths.ts';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Waiting } from '../week-contract.ts';

type Item = { key: string; to: string; what: ReactNode; when: string };

/** What waits for the reader, each a link to where it is done. */
export function WaitingList({ waiting }: { waiting: Waiting }) {
  const items = itemsOf(waiting);
  return (
    <section className="stack">
      <h2>{m.digest_waiting()}</h2>
      {items.length === 0 ? (
        <p className="quiet">{m.digest_waiting_none()}</p>
      ) : (
        <ul className="item-list">
          {items.map((item) => (
            <li key={item.key}>
              <PageLink to={item.to}>
                <bdi>{item.what}</bdi>
              </PageLink>
              <div className="small quiet">{item.when}</div>
            </li>
          ))}
        </ul>
      )}
      <p className="small quiet">{m.digest_waiting_private()}</p>
    </section>
  );
}

function itemsOf({ steps, messages, sessions, questions, windows, missingVisits }: Waiting): Item[] {
  return [
    ...steps.map(({ id, what, dueOn, isOverdue }) => ({
      ...{ key: id, to: paths.step(id), what },
      when: isOverdue ? m.digest_step_was_due({ day: day(dueOn) }) : m.digest_step_due({ day: day(dueOn) }),
    })),
    ...messages.map(({ id, title }) => ({
      ...{ key: id, to: paths.message(id), what: title, when: m.digest_message_unread() },
    })),
    ...sessions.map(({ id, title, heldOn, building }) => ({
      ...{ key: id, to: paths.studySession(id), what: title },
      when:
        building === null
          ? m.digest_session_on({ day: day(heldOn) })
          : m.digest_session_on_at({ day: day(heldOn), building }),
    })),
    ...questions.map(({ versionId, title, count }) => ({
      ...{ key: versionId, to: paths.questions(versionId), what: title },
      when: m.digest_questions_open({ count: number(count) }),
    })),
    ...windows.map(({ id, subject, endsOn }) => ({
      ...{ key: id, to: paths.window(id), what: subject, when: m.digest_window_open({ day: day(endsOn) }) },
    })),
    ...(missingVisits === 0
      ? []
      : [
          {
            ...{ key: 'missing', to: paths.myVisits },
            what: m.digest_missing_visits({ count: number(missingVisits) }),
            when: m.digest_missing_visits_when(),
          },
        ]),
  ];
}
