import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { Notice, Tag } from '../../../client/design/notice.tsx';
import { PageBody, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { list, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Component, Framework } from '../component-contract.ts';
import { api } from './api.ts';
import { read } from './blueprint-words.ts';
import { ComponentForm } from './component-form.tsx';
import { EvidenceSheet } from './evidence-sheet.tsx';
import { LinksSheet } from './links-sheet.tsx';
import { OwnerSheet } from './owner-sheet.tsx';
import { StandingSheet } from './standing-sheet.tsx';
import { Story } from './story.tsx';
import './blueprint.css';

/** One part of the Blueprint as a running system: who, how it stands, what tells it, what belongs to it, its story. */
export function ComponentPage() {
  const { componentId = '' } = useParams({ strict: false }) as { componentId?: string };
  const component = useQuery(
    api.queries.readComponent.queryOptions({ input: { componentId: componentId as never } }),
  );
  const framework = useQuery(api.queries.readFramework.queryOptions());
  const [isChanging, setIsChanging] = useState(false);
  const found = component.data;
  return (
    <PageBody
      title={found === undefined ? m.blueprint_title() : read(found.name)}
      above={<PageLink to={paths.blueprint}>{m.blueprint_title()}</PageLink>}
      actions={
        <>
          {found?.mayKeep === true && !isChanging && (
            <Button onPress={() => setIsChanging(true)}>{m.frame_edit()}</Button>
          )}
          <Button look="quiet" onPress={() => window.print()}>
            {m.frame_print()}
          </Button>
        </>
      }
    >
      <Loaded query={component}>
        {(shown) => (
          <>
            {isChanging && framework.data !== undefined && (
              <ComponentForm framework={framework.data} before={shown} onDone={() => setIsChanging(false)} />
            )}
            <Head component={shown} framework={framework.data} />
            {shown.isInstalledOverTime && !shown.isRetired && (
              <>
                <StandingSheet component={shown} />
                <OwnerSheet component={shown} />
                <EvidenceSheet component={shown} />
                <Routines component={shown} />
              </>
            )}
            <LinksSheet component={shown} />
            <Story component={shown} framework={framework.data} />
          </>
        )}
      </Loaded>
    </PageBody>
  );
}

function Head({ component, framework }: { component: Component; framework: Framework | undefined }) {
  const { original, statement, localText, aliases, isRetired } = component;
  const type = framework?.types.find(({ id }) => id === component.type);
  const level = framework?.levels.find(({ id }) => id === component.level);
  const parent = framework?.components.find(({ id }) => id === component.parentId);
  const isRenamed = original !== null && read(original.name) !== read(component.name);
  return (
    <div className="stack">
      <p className="row">
        {type !== undefined && <Tag kind="accent">{read(type.name)}</Tag>}
        {level !== undefined && <Tag>{read(level.name)}</Tag>}
        {component.floor !== null && (
          <Tag>
            {component.floor === 1
              ? m.blueprint_ground_floor()
              : m.blueprint_floor({ floor: number(component.floor) })}
          </Tag>
        )}
        {parent !== undefined && (
          <span className="small">
            {m.blueprint_part_of()}{' '}
            <PageLink to={paths.component(parent.id)}>
              <bdi>{read(parent.name)}</bdi>
            </PageLink>
          </span>
        )}
      </p>
      {isRetired && (
        <Notice>
          <p>{m.blueprint_retired_notice()}</p>
        </Notice>
      )}
      <div className="blueprint-beside">
        <div className="stack-tight">
          {statement !== null && (
            <blockquote className="blueprint-statement" dir="auto">
              {read(statement)}
            </blockquote>
          )}
          <p dir="auto">{read(component.about)}</p>
          {original !== null && (
            <p className="small quiet">
              {m.blueprint_original()} <bdi>{read(original.source)}</bdi>
            </p>
          )}
        </div>
        {localText !== null && (
          <div className="stack-tight">
            <span className="small">{m.blueprint_own_words()}</span>
            <p className="blueprint-own" dir="auto">
              {localText}
            </p>
          </div>
        )}
      </div>
      {isRenamed && (
        <p className="small quiet">{m.blueprint_named_originally({ name: read(original.name) })}</p>
      )}
      {aliases.length > 0 && <p className="small quiet">{m.blueprint_also({ names: list(aliases) })}</p>}
    </div>
  );
}

/** The routines by which it lives. */
function Routines({ component: { routines } }: { component: Component }) {
  return (
    <Sheet title={m.blueprint_its_routines()}>
      {routines.length === 0 && <p className="quiet">{m.blueprint_its_routines_none()}</p>}
      {routines.length > 0 && (
        <ul className="item-list">
          {routines.map((routine) => (
            <li key={routine.id} className="stack-tight">
              <strong>
                <bdi>{routine.name}</bdi>
              </strong>
              <span className="small quiet">
                {m.blueprint_kept_of({ kept: number(routine.kept), of: number(routine.of) })}
              </span>
              {routine.lapsedSince !== null && (
                <span>
                  <Tag kind="attention">{m.blueprint_routine_lapsed_short()}</Tag>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      <p>
        <PageLink to={paths.routines}>{m.blueprint_to_routines()}</PageLink>
      </p>
    </Sheet>
  );
}
