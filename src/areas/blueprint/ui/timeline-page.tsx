import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { EmptyState, PageBody, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { day, list, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Timeline } from '../plan-contract.ts';
import { api } from './api.ts';
import { read } from './blueprint-words.ts';
import { PlanForm } from './plan-form.tsx';
import { PlanProposal } from './plan-proposal.tsx';
import { hasPlan } from './planned.ts';
import { TimelineDrawing } from './timeline-drawing.tsx';
import { TimelineTable } from './timeline-table.tsx';
import './blueprint.css';

/** What is to be installed when, drawn and as a table, with the first plan beside the present one. */
export function TimelinePage() {
  const timeline = useQuery(api.queries.readTimeline.queryOptions());
  return (
    <PageBody
      title={m.blueprint_timeline()}
      lead={m.blueprint_timeline_lead()}
      above={<PageLink to={paths.blueprint}>{m.blueprint_title()}</PageLink>}
      actions={<Button onPress={() => window.print()}>{m.frame_print()}</Button>}
      isWide
    >
      <Loaded query={timeline}>{(found) => <Whole timeline={found} />}</Loaded>
    </PageBody>
  );
}

function Whole({ timeline }: { timeline: Timeline }) {
  const [open, setOpen] = useState<'proposal' | 'plan' | null>(null);
  const { components, visionsLate, levels, mayKeep } = timeline;
  const planned = components
    .filter(hasPlan)
    .toSorted((one, other) => (one.plan.startsOn < other.plan.startsOn ? -1 : 1));
  const waiting = components.filter(
    ({ plan, standing }) => plan === null && standing.state === 'not_planned',
  );
  const close = () => setOpen(null);
  return (
    <>
      {visionsLate !== null && (
        <Notice kind="attention">
          <p>
            {m.blueprint_visions_late({
              day: day(visionsLate.visionsOn),
              first: day(visionsLate.firstOn),
              weeks: number(visionsLate.withinWeeks),
            })}
          </p>
        </Notice>
      )}
      {planned.length === 0 && <EmptyState>{m.blueprint_timeline_empty()}</EmptyState>}
      {mayKeep && open === null && (
        <div className="row no-print">
          {waiting.length > 0 && (
            <Button look={planned.length === 0 ? 'main' : 'plain'} onPress={() => setOpen('proposal')}>
              {m.blueprint_propose()}
            </Button>
          )}
          <Button onPress={() => setOpen('plan')}>{m.blueprint_plan_one()}</Button>
        </div>
      )}
      {open === 'proposal' && <PlanProposal timeline={timeline} onDone={close} />}
      {open === 'plan' && <PlanForm timeline={timeline} onDone={close} />}
      {planned.length > 0 && (
        <>
          <TimelineDrawing planned={planned} today={timeline.today} />
          <TimelineTable planned={planned} />
        </>
      )}
      {planned.length > 0 && waiting.length > 0 && (
        <p className="quiet">
          {m.blueprint_not_on_it({ names: list(waiting.map(({ name }) => read(name))) })}
        </p>
      )}
      <Sheet title={m.blueprint_levels()}>
        <ul className="item-list">
          {levels.map((level) => (
            <li key={level.id} className="stack-tight">
              <strong>{read(level.name)}</strong>
              <span dir="auto">{read(level.about)}</span>
              <span className="small quiet">
                {level.weeks === null
                  ? m.blueprint_level_weeks_unknown()
                  : m.blueprint_level_weeks({ count: level.weeks, shown: number(level.weeks) })}
              </span>
            </li>
          ))}
        </ul>
      </Sheet>
    </>
  );
}
