import { PageLink } from '../../../client/design/link.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { paths } from '../../../client/paths.ts';
import { day, list, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { ComponentSummary } from '../component-contract.ts';
import { ownerWords, read, standingWords, stateWords } from './blueprint-words.ts';
import { StateMark } from './state-mark.tsx';

type Props = {
  component: ComponentSummary;
  under(id: string): readonly ComponentSummary[];
  /** Whether the other names by which it goes are shown. */
  hasAliases?: boolean;
};

/** A part of the Blueprint: its name, how it stands, who is accountable; its floors stacked in it, the ground floor lowest. */
export function ComponentCard({ component, under, hasAliases = false }: Props) {
  const floors = under(component.id).toSorted((one, other) => (other.floor ?? 0) - (one.floor ?? 0));
  return (
    <article className="blueprint-card">
      <CardHead component={component} />
      {hasAliases && component.aliases.length > 0 && (
        <p className="small quiet">{m.blueprint_also({ names: list(component.aliases) })}</p>
      )}
      {floors.length > 0 && (
        <ul className="blueprint-floors" aria-label={m.blueprint_floors_of({ name: read(component.name) })}>
          {floors.map((floor) => (
            <li key={floor.id}>
              {floor.floor !== null && (
                <span className="small quiet">
                  {floor.floor === 1
                    ? m.blueprint_ground_floor()
                    : m.blueprint_floor({ floor: number(floor.floor) })}
                </span>
              )}
              <CardHead component={floor} />
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

function CardHead({ component }: Pick<Props, 'component'>) {
  const { id, name, standing, owner, isRetired, isInstalledOverTime } = component;
  return (
    <div className="blueprint-card-head">
      <PageLink to={paths.component(id)}>
        <strong>
          <bdi>{read(name)}</bdi>
        </strong>
      </PageLink>
      {isRetired && <Tag>{m.blueprint_retired()}</Tag>}
      {isInstalledOverTime && (
        <>
          <span className="blueprint-state small">
            <StateMark state={standing.state} />
            {standing.state === 'planned' ? stateWords.planned() : standingWords(standing)}
          </span>
          <Facts component={component} />
          <span className="small quiet">
            {owner === null ? m.blueprint_owner_none() : m.blueprint_owner_is({ role: ownerWords(owner) })}
          </span>
        </>
      )}
      {standing.isDue && standing.state === 'installed' && standing.nextCheckOn !== null && (
        <span>
          <Tag kind="attention">{m.blueprint_check_due({ day: day(standing.nextCheckOn, 'short') })}</Tag>
        </span>
      )}
    </div>
  );
}

/** When it is planned for, and what was seen of it. */
function Facts({ component: { plannedFrom, plannedTo, seenCount, lastSeenOn } }: Pick<Props, 'component'>) {
  return (
    <>
      {plannedFrom !== null && plannedTo !== null && (
        <span className="small quiet">
          {m.blueprint_on_timeline({ from: day(plannedFrom), to: day(plannedTo) })}
        </span>
      )}
      {lastSeenOn !== null && (
        <span className="small quiet">
          {m.blueprint_seen_count({ count: seenCount, shown: number(seenCount), day: day(lastSeenOn) })}
        </span>
      )}
    </>
  );
}
