import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from '../../../client/design/button.tsx';
import { SelectField, TextField } from '../../../client/design/field.tsx';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { EmptyState, PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { useActsAs } from '../../../client/session.ts';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { api, districtApi } from './api.ts';
import { KeyDoor } from './key-door.tsx';
import { RequestItem } from './request-item.tsx';
import { kindWords, optionsOf } from './request-words.ts';
import { Totals } from './totals.tsx';
import './requests.css';

/** What the address says of the list. */
type Wish = {
  whose?: 'mine' | 'to_give' | 'all';
  standing?: 'open' | 'ended' | 'all';
  kind?: string;
  building?: string;
  q?: string;
  page?: number;
};

const aPage = 50;

/** Support: what one has asked for, what one could give, and all of it together. */
export function RequestsPage() {
  const isStaff = !useActsAs('board_member');
  const gives = useActsAs('coach', 'building_administrator', 'dn_member', 'superintendent');
  const wish = useSearch({ strict: false }) as Wish;
  const whose = isStaff ? (wish.whose ?? (gives ? 'to_give' : 'mine')) : 'all';
  return (
    <PageBody
      title={m.requests_title()}
      lead={m.requests_lead()}
      above={<PageLink to={paths.culture}>{m.requests_culture()}</PageLink>}
      actions={
        isStaff && (
          <LinkButton to={paths.newRequest} look="main">
            {m.requests_ask()}
          </LinkButton>
        )
      }
    >
      <nav className="row requests-ways" aria-label={m.requests_ways()}>
        <PageLink to={paths.supportMap}>{m.requests_map()}</PageLink>
        <PageLink to={paths.visionSupports}>{m.requests_visions()}</PageLink>
        <PageLink to={paths.pace}>{m.requests_pace()}</PageLink>
        {isStaff && <PageLink to={paths.supportTalk}>{m.requests_talk()}</PageLink>}
      </nav>
      {isStaff && (
        <nav className="tabs" aria-label={m.requests_whose()}>
          {gives && <WhoseTab whose="to_give" current={whose} label={m.requests_to_give()} />}
          <WhoseTab whose="mine" current={whose} label={m.requests_mine()} />
          <WhoseTab whose="all" current={whose} label={m.requests_all()} />
        </nav>
      )}
      {whose === 'all' ? <Totals /> : <Requests wish={wish} whose={whose} />}
    </PageBody>
  );
}

function WhoseTab({ whose, current, label }: { whose: string; current: string; label: string }) {
  return (
    <Link
      to={paths.requests}
      search={{ whose } as never}
      aria-current={whose === current ? 'page' : undefined}
    >
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
    void navigate({ to: paths.requests, search: kept as never, replace: true });
  };
}

function Requests({ wish, whose }: { wish: Wish; whose: 'mine' | 'to_give' }) {
  const { standing = 'open', page = 1, q = '' } = wish;
  const change = useWish();
  const input = {
    ...{ whose, standing, page },
    ...(wish.kind === undefined ? {} : { kind: wish.kind }),
    ...(wish.building === undefined ? {} : { buildingId: wish.building }),
    ...(q.trim() === '' ? {} : { search: q.trim() }),
  };
  const found = useQuery({
    ...api.queries.listRequests.queryOptions({ input: input as never }),
    placeholderData: keepPreviousData,
  });
  const isNarrowed = [wish.q, wish.kind, wish.building, wish.standing].some((part) => part !== undefined);
  return (
    <>
      <Filters wish={wish} />
      <Loaded query={found}>
        {({ requests, total, currency }) =>
          requests.length === 0 ? (
            <EmptyState>
              {isNarrowed
                ? m.requests_none_like_this()
                : whose === 'mine'
                  ? m.requests_none_mine()
                  : m.requests_none_to_give()}
            </EmptyState>
          ) : (
            <div className="stack">
              <ul className="item-list">
                {requests.map((request) => (
                  <RequestItem key={request.id} request={request} currency={currency} />
                ))}
              </ul>
              <Pages page={page} total={total} onChange={(to) => change({ page: to })} />
            </div>
          )
        }
      </Loaded>
      {whose === 'mine' && <KeyDoor />}
    </>
  );
}

function Filters({ wish }: { wish: Wish }) {
  const change = useWish();
  const profile = useQuery(districtApi.queries.readProfile.queryOptions());
  const all = { value: '', label: m.requests_anything() };
  return (
    <search className="requests-filters">
      <TextField
        label={m.frame_search()}
        type="search"
        value={wish.q ?? ''}
        onChange={(q) => change({ q })}
      />
      <SelectField
        label={m.requests_standing()}
        value={wish.standing ?? 'open'}
        options={[
          { value: 'open', label: m.requests_standing_open() },
          { value: 'ended', label: m.requests_standing_ended() },
          { value: 'all', label: m.requests_standing_all() },
        ]}
        onChange={(standing) => change({ standing: standing as Wish['standing'] & string })}
      />
      <SelectField
        label={m.requests_kind()}
        value={wish.kind ?? ''}
        options={[all, ...optionsOf(kindWords)]}
        onChange={(kind) => change({ kind })}
      />
      <SelectField
        label={m.requests_building()}
        value={wish.building ?? ''}
        options={[
          all,
          ...(profile.data?.buildings ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(building) => change({ building })}
      />
    </search>
  );
}

function Pages({ page, total, onChange }: { page: number; total: number; onChange(page: number): void }) {
  const pages = Math.ceil(total / aPage);
  if (pages < 2) return null;
  return (
    <nav className="row" aria-label={m.requests_pages()}>
      {page > 1 && <Button onPress={() => onChange(page - 1)}>{m.requests_page_before()}</Button>}
      <span className="quiet">{m.requests_page({ page: number(page), pages: number(pages) })}</span>
      {page < pages && <Button onPress={() => onChange(page + 1)}>{m.requests_page_after()}</Button>}
    </nav>
  );
}
