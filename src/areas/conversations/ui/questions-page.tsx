import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { RadioField, SelectField, TextField } from '../../../client/design/field.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { EmptyState, PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Board } from '../question-contract.ts';
import { api } from './api.ts';
import { AskForm } from './ask-form.tsx';
import { QuestionItem } from './question-item.tsx';
import './conversations.css';

type Search = { about?: string; state?: 'open' | 'answered'; q?: string };
const pageSize = 30;

/** The question board of a vision: ask, answer, and see what waits. */
export function QuestionsPage() {
  const { versionId = '' } = useParams({ strict: false }) as { versionId?: string };
  const { about, state = 'all', q = '' } = useSearch({ strict: false }) as Search & { state?: 'all' };
  const [limit, setLimit] = useState(pageSize);
  const board = useQuery({
    ...api.queries.readBoard.queryOptions({
      input: {
        versionId,
        state,
        search: q.trim(),
        limit: Math.min(limit, 100),
        ...(about === 'vision' ? { about } : about === undefined ? {} : { practiceId: about }),
      } as never,
    }),
    placeholderData: keepPreviousData,
  });
  return (
    <Loaded query={board}>
      {(found) => (
        <PageBody
          title={m.conversations_questions()}
          lead={m.conversations_questions_lead()}
          above={
            <>
              <PageLink to={paths.conversations}>{m.frame_conversations()}</PageLink> ·{' '}
              <PageLink to={paths.vision(found.version.visionId)}>{found.version.title}</PageLink>
            </>
          }
        >
          <AskForm
            board={found}
            practiceId={about === 'vision' ? undefined : about}
            isOpenAtFirst={found.counts.open + found.counts.answered === 0}
          />
          <section className="stack">
            <h2>{countsWords(found.counts)}</h2>
            <p className="small quiet">{waitingWords(found)}</p>
            <Filters board={found} search={{ about, state: state === 'all' ? undefined : state, q }} />
            <Questions board={found} isNarrowed={q !== '' || state !== 'all' || about !== undefined} />
            {found.next !== null && limit < 100 && (
              <div className="row">
                <Button isBusy={board.isFetching} onPress={() => setLimit(limit + pageSize)}>
                  {m.conversations_more()}
                </Button>
              </div>
            )}
          </section>
        </PageBody>
      )}
    </Loaded>
  );
}

/** "2 open, 5 answered". */
function countsWords({ open, answered }: Board['counts']): string {
  return m.conversations_counts({ open: number(open), answered: number(answered) });
}

/** How long answers take, and how many questions still wait beside it. */
function waitingWords({ answering, counts }: Board): string {
  const { medianDays, answered } = answering;
  if (medianDays === null) return m.conversations_waiting_few();
  if (medianDays < 1)
    return m.conversations_waiting_same_day({ answered: number(answered), open: number(counts.open) });
  return m.conversations_waiting({
    count: answered,
    answered: number(answered),
    days: number(medianDays),
    open: number(counts.open),
  });
}

function Filters({ board, search }: { board: Board; search: Search }) {
  const navigate = useNavigate();
  const go = (changes: Search) => {
    const next = Object.entries({ ...search, ...changes }).filter(([, value]) => value);
    void navigate({
      to: paths.questions(board.version.id),
      search: Object.fromEntries(next) as never,
      replace: true,
    });
  };
  return (
    <div className="conversations-filters">
      <SelectField
        label={m.conversations_about()}
        value={search.about ?? ''}
        options={[
          { value: '', label: m.conversations_about_all() },
          { value: 'vision', label: m.conversations_about_vision() },
          ...board.practices.map((practice) => ({
            value: practice.id,
            label: `${practice.name} (${number(practice.counts.open + practice.counts.answered)})`,
          })),
        ]}
        onChange={(about) => go({ about })}
      />
      <RadioField
        label={m.conversations_state()}
        look="row"
        value={search.state ?? ''}
        options={[
          { value: '', label: m.conversations_state_all() },
          { value: 'open', label: m.conversations_state_open() },
          { value: 'answered', label: m.conversations_state_answered() },
        ]}
        onChange={(state) => go({ state: state === '' ? undefined : (state as 'open') })}
      />
      <TextField label={m.frame_search()} type="search" value={search.q ?? ''} onChange={(q) => go({ q })} />
    </div>
  );
}

function Questions({ board, isNarrowed }: { board: Board; isNarrowed: boolean }) {
  if (board.questions.length === 0)
    return <EmptyState>{isNarrowed ? m.frame_none_found() : m.conversations_questions_empty()}</EmptyState>;
  return (
    <div>
      {board.questions.map((question) => (
        <QuestionItem key={question.id} question={question} board={board} />
      ))}
    </div>
  );
}
