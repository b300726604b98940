import { useQuery } from '@tanstack/react-query';
import { Button } from '../../../client/design/button.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Pace, PaceKind, Spell } from '../pace-contract.ts';
import { api } from './api.ts';
import './requests.css';

/** How long things take, and how old the open ones are. Never by person. */
export function PacePage() {
  const pace = useQuery(api.queries.readPace.queryOptions());
  return (
    <PageBody
      title={m.requests_pace()}
      lead={m.requests_pace_lead()}
      above={<PageLink to={paths.requests}>{m.requests_title()}</PageLink>}
      isWide
      actions={<Button onPress={() => window.print()}>{m.frame_print()}</Button>}
    >
      <Loaded query={pace}>
        {(found) => (
          <div className="stack-wide">
            {found.kinds.map((kind) => (
              <KindOf key={kind.kind} kind={kind} quarters={found.quarters} />
            ))}
            <p className="quiet small">{m.requests_pace_how()}</p>
          </div>
        )}
      </Loaded>
    </PageBody>
  );
}

const kindWords: Record<PaceKind, () => string> = {
  step_done: m.requests_pace_step_done,
  question_answered: m.requests_pace_question_answered,
  barrier_answered: m.requests_pace_barrier_answered,
  barrier_resolved: m.requests_pace_barrier_resolved,
  request_taken_up: m.requests_pace_request_taken_up,
  request_closed: m.requests_pace_request_closed,
  draft_reviewed: m.requests_pace_draft_reviewed,
  draft_adopted: m.requests_pace_draft_adopted,
  decision_made: m.requests_pace_decision_made,
};

type Kind = Pace['kinds'][number];

function KindOf({
  kind: { kind, ended, quarters: spells, open },
  quarters,
}: {
  kind: Kind;
  quarters: string[];
}) {
  return (
    <section className="stack-tight">
      <h2>{kindWords[kind]()}</h2>
      <p>
        {endedWords(ended)} {open === null ? '' : openWords(open)}
      </p>
      {ended.spread !== null && <Quarters spells={spells} quarters={quarters} title={kindWords[kind]()} />}
    </section>
  );
}

const days = (value: number) =>
  value === 0
    ? m.requests_days_none()
    : m.requests_days({ count: value, shown: number(value, { maximumFractionDigits: 1 }) });

function spread({ lower, median, upper }: NonNullable<Spell['spread']>) {
  const plain = (value: number) => number(value, { maximumFractionDigits: 1 });
  return { median: days(median), lower: plain(lower), upper: days(upper) };
}

function endedWords({ count, spread: found }: Spell): string {
  if (count === 0) return m.requests_pace_none();
  if (found === null) return m.requests_pace_few({ count, shown: number(count) });
  return m.requests_pace_said({ count: number(count), ...spread(found) });
}

function openWords({ count, spread: found, oldestDays }: NonNullable<Kind['open']>): string {
  if (count === 0) return m.requests_open_none();
  const open = { count: number(count), oldest: days(oldestDays ?? 0) };
  return found === null
    ? m.requests_open_few(open)
    : m.requests_open_said({ ...open, median: days(found.median) });
}

/** Each quarter on one line of days: the middle half as a bar, the median as a line through it; the words beside it say the same. */
function Quarters({
  spells,
  quarters,
  title,
}: {
  spells: readonly Spell[];
  quarters: string[];
  title: string;
}) {
  const longest = Math.max(1, ...spells.map((spell) => spell.spread?.upper ?? 0));
  return (
    <table className="table requests-pace">
      <caption className="visually-hidden">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{m.requests_quarter()}</th>
          <th scope="col" className="number">
            {m.requests_count()}
          </th>
          <th scope="col">{m.requests_middle()}</th>
        </tr>
      </thead>
      <tbody>
        {spells.map((spell, index) => (
          <tr key={quarters[index]}>
            <th scope="row">{m.requests_quarter_from({ day: day(quarters[index] ?? '', 'medium') })}</th>
            <td className="number">{number(spell.count)}</td>
            <td>
              {spell.spread === null ? (
                <span className="quiet">
                  {spell.count === 0 ? m.requests_pace_quarter_none() : m.requests_pace_quarter_few()}
                </span>
              ) : (
                <>
                  <Bar spread={spell.spread} longest={longest} />
                  <span>{m.requests_pace_quarter(spread(spell.spread))}</span>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Bar({ spread: found, longest }: { spread: NonNullable<Spell['spread']>; longest: number }) {
  const at = (value: number) => (value / longest) * 100;
  return (
    <span className="requests-bar" aria-hidden="true">
      <span
        style={{
          insetInlineStart: `${at(found.lower)}%`,
          inlineSize: `${Math.max(1, at(found.upper - found.lower))}%`,
        }}
      />
      <i style={{ insetInlineStart: `${at(found.median)}%` }} />
    </span>
  );
}
