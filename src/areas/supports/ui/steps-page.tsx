import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from '../../../client/design/button.tsx';
import { SelectField, TextField } from '../../../client/design/field.tsx';
import { LinkButton } from '../../../client/design/link.tsx';
import { EmptyState, PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { useActsAs } from '../../../client/session.ts';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { LearningCount, Step } from '../step-contract.ts';
import { api, districtApi } from './api.ts';
import { LoadPanel } from './load-panel.tsx';
import { StepItem } from './step-item.tsx';
import { learningWords } from './step-words.ts';
import { WaitingWindows } from './window-list.tsx';
import './supports.css';

/** What the address says of the list. */
type Wish = {
  whose?: 'mine' | 'all';
  standing?: 'open' | 'closed';
  subject?: string;
  building?: string;
  q?: string;
  page?: number;
};

/** What we have agreed to do: windows that wait, one's own steps or everybody's, and who holds how much. */
export function StepsPage() {
  const leads = useActsAs('building_administrator', 'coach', 'dn_member', 'bn_member', 'superintendent');
  const isOutside = useActsAs('board_member');
  return (
    <PageBody
      title={m.supports_title()}
      lead={m.supports_lead()}
      actions={leads ? <LinkButton to={paths.newStep}>{m.supports_make()}</LinkButton> : undefined}
    >
      {leads && <WaitingWindows />}
      {isOutside ? <EmptyState>{m.supports_not_for_board()}</EmptyState> : <Steps mayMake={leads} />}
    </PageBody>
  );
}

function Steps({ mayMake }: { mayMake: boolean }) {
  const wish = useSearch({ strict: false }) as Wish;
  const { whose = 'mine', standing = 'open', page = 1, q = '' } = wish;
  const input = {
    ...{ whose, standing, page },
    ...(wish.subject === undefined ? {} : { subjectId: wish.subject }),
    ...(wish.building === undefined ? {} : { buildingId: wish.building }),
    ...(q.trim() === '' ? {} : { search: q.trim() }),
  };
  const steps = useQuery({
    ...api.queries.listSteps.queryOptions({ input: input as never }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <nav className="tabs" aria-label={m.supports_whose()}>
        <WhoseTab whose="mine" current={whose} label={m.supports_mine()} />
        <WhoseTab whose="all" current={whose} label={m.supports_all()} />
      </nav>
      <Filters wish={wish} />
      <Loaded query={steps}>
        {({ steps: found, total, byLearning }) => (
          <div className="stack">
            <Learnings counts={byLearning} />
            <StepList steps={found} wish={wish} mayMake={mayMake} />
            <Pages page={page} total={total} />
          </div>
        )}
      </Loaded>
      <LoadPanel />
    </>
  );
}

function WhoseTab({ whose, current, label }: { whose: 'mine' | 'all'; current: string; label: string }) {
  return (
    <Link to={paths.steps} search={{ whose } as never} aria-current={whose === current ? 'page' : undefined}>
      {label}
    </Link>
  );
}

function useWish(): (wish: Wish) => void {
  const navigate = useNavigate();
  const before = useSearch({ strict: false }) as Wish;
  return (wish) => {
    const search = Object.entries({ ...before, page: undefined, ...wish });
    const kept = Object.fromEntries(search.filter(([, value]) => value !== undefined && value !== ''));
    void navigate({ to: paths.steps, search: kept as never, replace: true });
  };
}

function Filters({ wish }: { wish: Wish }) {
  const change = useWish();
  const profile = useQuery(districtApi.queries.readProfile.queryOptions());
  const everywhere = { value: '', label: m.supports_anywhere() };
  const options = (places: readonly { id: string; name: string }[] = []) => [
    everywhere,
    ...places.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <search className="supports-filters">
      <TextField
        label={m.frame_search()}
        type="search"
        value={wish.q ?? ''}
        onChange={(q) => change({ q })}
      />
      <SelectField
        label={m.supports_standing()}
        value={wish.standing ?? 'open'}
        options={[
          { value: 'open', label: m.supports_standing_open() },
          { value: 'closed', label: m.supports_standing_closed() },
        ]}
        onChange={(standing) => change({ standing: standing === 'closed' ? 'closed' : undefined })}
      />
      <SelectField
        label={m.supports_subject()}
        value={wish.subject ?? ''}
        options={options(profile.data?.subjects)}
        onChange={(subject) => change({ subject })}
      />
      <SelectField
        label={m.supports_building()}
        value={wish.building ?? ''}
        options={options(profile.data?.buildings)}
        onChange={(building) => change({ building })}
      />
    </search>
  );
}

/** All three learnings, zero included. */
function Learnings({ counts }: { counts: readonly LearningCount[] }) {
  return (
    <dl className="supports-learnings">
      {counts.map(({ learning, open, done }) => (
        <div key={learning}>
          <dt>{learningWords[learning]()}</dt>
          <dd className="quiet number">
            {m.supports_open_and_done({ open: number(open), done: number(done) })}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function StepList({ steps, wish, mayMake }: { steps: readonly Step[]; wish: Wish; mayMake: boolean }) {
  if (steps.length > 0) {
    return (
      <ul className="item-list">
        {steps.map((step) => (
          <StepItem key={step.id} step={step} />
        ))}
      </ul>
    );
  }
  const isNarrowed = [wish.q, wish.subject, wish.building, wish.standing].some((part) => part !== undefined);
  if (isNarrowed) return <EmptyState>{m.supports_none_like_this()}</EmptyState>;
  const action = mayMake ? <LinkButton to={paths.newStep}>{m.supports_make()}</LinkButton> : undefined;
  return (
    <EmptyState action={action}>
      {wish.whose === 'all' ? m.supports_none_anywhere() : m.supports_none_mine()}
    </EmptyState>
  );
}

function Pages({ page, total }: { page: number; total: number }) {
  const change = useWish();
  const pageCount = Math.ceil(total / 50);
  if (pageCount < 2) return null;
  return (
    <nav className="row" aria-label={m.supports_pages()}>
      {page > 1 && <Button onPress={() => change({ page: page - 1 })}>{m.supports_page_before()}</Button>}
      <span className="quiet">{m.supports_page({ page: number(page), pages: number(pageCount) })}</span>
      {page < pageCount && (
        <Button onPress={() => change({ page: page + 1 })}>{m.supports_page_after()}</Button>
      )}
    </nav>
  );
}
