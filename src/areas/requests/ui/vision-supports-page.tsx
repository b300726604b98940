import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { SelectField } from '../../../client/design/field.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { EmptyState, PageBody, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { useActsAs } from '../../../client/session.ts';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Holding, VisionSupports } from '../map-contract.ts';
import { api } from './api.ts';
import './requests.css';

const spans = [4, 8, 12, 26, 52];

/** Each adopted vision with its infrastructure of support: what was started, kept, lapsed, and what has none. */
export function VisionSupportsPage() {
  const { weeks = 12 } = useSearch({ strict: false }) as { weeks?: number };
  const navigate = useNavigate();
  const supports = useQuery({
    ...api.queries.readVisionSupports.queryOptions({ input: { weeks } }),
    placeholderData: keepPreviousData,
  });
  return (
    <PageBody
      title={m.requests_visions()}
      lead={m.requests_visions_lead()}
      above={<PageLink to={paths.requests}>{m.requests_title()}</PageLink>}
    >
      <SelectField
        label={m.requests_weeks()}
        value={String(weeks)}
        options={spans.map((span) => ({
          value: String(span),
          label: m.requests_weeks_count({ count: span, shown: number(span) }),
        }))}
        onChange={(span) =>
          void navigate({
            to: paths.visionSupports,
            search: { weeks: Number(span) } as never,
            replace: true,
          })
        }
      />
      <Loaded query={supports}>
        {(found) =>
          found.visions.length === 0 ? (
            <EmptyState>{m.requests_visions_none()}</EmptyState>
          ) : (
            <div className="stack">
              {found.visions.map((vision) => (
                <VisionSheet key={vision.visionId} vision={vision} weeks={found.weeks} />
              ))}
            </div>
          )
        }
      </Loaded>
    </PageBody>
  );
}

type Vision = VisionSupports['visions'][number];

function VisionSheet({ vision, weeks }: { vision: Vision; weeks: number }) {
  const isStaff = !useActsAs('board_member');
  return (
    <Sheet
      title={
        <PageLink to={paths.vision(vision.visionId)}>
          <bdi>{vision.title}</bdi>
        </PageLink>
      }
    >
      <HoldingOf holding={vision.whole} weeks={weeks} />
      <ul className="item-list">
        {vision.practices.map(({ id, name, holding }) => (
          <li key={id} className="stack-tight">
            <h3>
              <bdi>{name}</bdi>
            </h3>
            <HoldingOf holding={holding} weeks={weeks} />
            {holding.isWithoutSupport && isStaff && (
              <p className="no-print">
                <PageLink to={paths.newRequestAbout({ practice: id })}>{m.requests_ask_for_it()}</PageLink>
              </p>
            )}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function HoldingOf({ holding, weeks }: { holding: Holding; weeks: number }) {
  const { supports, sessions, examples, steps, lastOn, isWithoutSupport } = holding;
  // How supports are kept is always said, zero included; of the rest, what is there.
  const keeping: [string, number][] = [
    [m.requests_held_started(), supports.started],
    [m.requests_held_kept(), supports.kept],
    [m.requests_held_lapsed(), supports.lapsed],
  ];
  const others: [string, number][] = [
    [m.requests_held_waiting(), supports.waiting],
    [m.requests_held_completed(), supports.completed],
    [m.requests_held_sessions(), sessions],
    [m.requests_held_examples(), examples],
    [m.requests_held_steps_open(), steps.open],
    [m.requests_held_steps_done(), steps.done],
  ];
  const counts = [...keeping, ...others.filter(([, count]) => count > 0)];
  return (
    <>
      {isWithoutSupport && (
        <p>
          <Tag kind="attention">{m.requests_without_support({ count: weeks, shown: number(weeks) })}</Tag>
        </p>
      )}
      <dl className="requests-held">
        {counts.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="number">{number(count)}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet small">
        {lastOn === null ? m.requests_last_never() : m.requests_last_on({ day: day(lastOn) })}
      </p>
    </>
  );
}
