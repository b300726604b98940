import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { PageLink } from '../../../client/design/link.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { PageBody, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { day, moment } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Step, StepEntry } from '../step-contract.ts';
import { api } from './api.ts';
import { ChangeForm } from './change-form.tsx';
import { StepOffers } from './offers.tsx';
import { heldBy, StepGoal, StepTags } from './step-item.tsx';
import { changeWords } from './step-words.ts';
import './supports.css';

/** One step: what it is, what happened to it, and what its people can do. */
export function StepPage() {
  const { stepId = '' } = useParams({ strict: false }) as { stepId?: string };
  const step = useQuery(api.queries.readStep.queryOptions({ input: { stepId } as never }));
  return (
    <Loaded query={step}>
      {({ step: found, entries }) => (
        <PageBody
          title={m.supports_step_title()}
          above={<PageLink to={paths.steps}>{m.supports_title()}</PageLink>}
        >
          <StepSheet step={found} />
          <StepOffers stepId={found.id} />
          {found.isMineToChange && <ChangeForm key={entries.length} step={found} />}
          <p className="no-print">
            <PageLink to={requestFor(found)}>{m.supports_ask_support()}</PageLink>
          </p>
          <History step={found} entries={entries} />
        </PageBody>
      )}
    </Loaded>
  );
}

/** A request for support that begins from the step. */
function requestFor({ id, subject, practice, building, band, windowId }: Step): string {
  return paths.newRequestAbout({
    step: id,
    ...(subject === null ? {} : { subject: subject.id }),
    ...(practice === null ? {} : { practice: practice.id }),
    ...(building === null ? {} : { building: building.id }),
    ...(band === null ? {} : { band: band.id }),
    ...(windowId === null ? {} : { window: windowId }),
  });
}

function StepSheet({ step }: { step: Step }) {
  return (
    <Sheet>
      <p className="supports-what-large" dir="auto">
        {step.what}
      </p>
      <p>{heldBy(step)}</p>
      <StepTags step={step} />
      {step.goal !== null && <StepGoal goal={step.goal} />}
      <dl className="stack-tight">
        <dt className="small quiet">{m.supports_measure()}</dt>
        <dd dir="auto">{step.measure}</dd>
        {step.status === 'done' && (
          <>
            <dt className="small quiet">{m.supports_result()}</dt>
            <dd dir="auto">{step.statusNote}</dd>
          </>
        )}
      </dl>
      {step.windowId !== null && (
        <p className="small">
          <PageLink to={paths.dataConversation(step.windowId)}>{m.supports_from_conversation()}</PageLink>
        </p>
      )}
    </Sheet>
  );
}

/** Everything that happened, the last first: nothing is overwritten. */
function History({ step, entries }: { step: Step; entries: readonly StepEntry[] }) {
  return (
    <section className="stack">
      <h2>{m.supports_history()}</h2>
      <ul className="item-list">
        {entries.toReversed().map((entry) => (
          <li key={entry.id} className="stack-tight">
            <span className="row">
              <Tag>{changeWords[entry.change]()}</Tag>
              {entry.owner !== null && <span>{m.supports_to_person({ name: entry.owner.name })}</span>}
              {entry.dueOn !== null && <span>{m.supports_to_day({ day: day(entry.dueOn) })}</span>}
            </span>
            {entry.note !== '' && <p dir="auto">{entry.note}</p>}
            <span className="small quiet">
              {m.supports_by_at({ name: entry.by.name, moment: moment(entry.at) })}
            </span>
          </li>
        ))}
        <li className="stack-tight">
          <span>
            <Tag>{m.supports_made()}</Tag>
          </span>
          <span className="small quiet">
            {m.supports_by_at({ name: step.madeBy.name, moment: day(step.madeOn) })}
          </span>
        </li>
      </ul>
    </section>
  );
}
