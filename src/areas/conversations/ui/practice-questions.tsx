import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { paths } from '../../../client/paths.ts';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { api } from './api.ts';
import './conversations.css';

/**
 * The questions on one practice, for the margin of a vision: how many, the latest two, and the way to ask. Shows nothing
 * while loading: a margin does not jump.
 */
export function PracticeQuestions({ versionId, practiceId }: { versionId: string; practiceId: string }) {
  const board = useQuery({
    ...api.queries.readBoard.queryOptions({ input: { versionId, practiceId, limit: 2 } as never }),
    staleTime: 60_000,
  });
  if (board.data === undefined) return null;
  const practice = board.data.practices.find((one) => one.id === practiceId);
  if (practice === undefined) return null;
  const { open, answered } = practice.counts;
  return (
    <aside
      className="stack-tight small"
      aria-label={m.conversations_questions_on({ practice: practice.name })}
    >
      {board.data.questions.map((question) => (
        <p key={question.id} dir="auto">
          {question.body}
          <br />
          <span className="quiet" dir="auto">
            {question.answers[0]?.body ?? m.conversations_not_answered_yet()}
          </span>
        </p>
      ))}
      <Link to={paths.questions(versionId)} search={{ about: practiceId } as never}>
        {open + answered === 0
          ? m.conversations_ask_about()
          : m.conversations_counts({ open: number(open), answered: number(answered) })}
      </Link>
    </aside>
  );
}
