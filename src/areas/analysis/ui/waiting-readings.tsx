import { PageLink } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { paths } from '../../../client/paths.ts';
import { day } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { SeenSubject } from '../contract.ts';

/** Windows of a subject that have ended and wait for somebody to take their reading. */
export function WaitingReadings({
  subjects,
  subjectId,
}: {
  subjects: readonly SeenSubject[];
  subjectId: string;
}) {
  const waiting = subjects.find(({ id }) => id === subjectId)?.waiting ?? [];
  if (waiting.length === 0) return null;
  return (
    <Notice kind="attention">
      {waiting.map(({ windowId, endsOn }) => (
        <p key={windowId}>
          {m.seen_waiting({ endsOn: day(endsOn) })}{' '}
          <PageLink to={paths.seenWindow(windowId)}>{m.seen_to_reading()}</PageLink>
        </p>
      ))}
    </Notice>
  );
}
