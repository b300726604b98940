import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextField } from '../../../client/design/field.tsx';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { EmptyState, PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { foldedWords } from '../../../kit/folded-words.ts';
import type { ComponentSummary, Framework, State } from '../component-contract.ts';
import { api } from './api.ts';
import { read, stateWords } from './blueprint-words.ts';
import { ComponentCard } from './component-card.tsx';
import { ComponentForm } from './component-form.tsx';
import { FoundationBase } from './foundation-base.tsx';
import { GraceForm } from './grace-form.tsx';
import './blueprint.css';

/** The Blueprint of the district: what it stands on, what is built on it, and how each part stands. */
export function BlueprintPage() {
  const framework = useQuery(api.queries.readFramework.queryOptions());
  const [isAdding, setIsAdding] = useState(false);
  const mayAdd = framework.data?.mayKeep === true && !isAdding;
  return (
    <PageBody
      title={m.blueprint_title()}
      lead={m.blueprint_lead()}
      above={<PageLink to={paths.culture}>{m.blueprint_culture()}</PageLink>}
      isWide
      actions={
        <>
          <LinkButton to={paths.timeline}>{m.blueprint_timeline()}</LinkButton>
          <LinkButton to={paths.routines}>{m.blueprint_routines()}</LinkButton>
          <LinkButton to={paths.blueprintImport}>{m.blueprint_files()}</LinkButton>
          {mayAdd && (
            <Button look="main" onPress={() => setIsAdding(true)}>
              {m.blueprint_add()}
            </Button>
          )}
        </>
      }
    >
      <Loaded query={framework}>
        {(found) => (
          <>
            {isAdding && <ComponentForm framework={found} before={null} onDone={() => setIsAdding(false)} />}
            <Whole framework={found} />
          </>
        )}
      </Loaded>
    </PageBody>
  );
}

function Whole({ framework }: { framework: Framework }) {
  const { q = '' } = useSearch({ strict: false }) as { q?: string };
  const navigate = useNavigate();
  const living = framework.components.filter(({ isRetired }) => !isRetired);
  return (
    <>
      <search>
        <TextField
          label={m.blueprint_search()}
          hint={m.blueprint_search_hint()}
          type="search"
          value={q}
          onChange={(text) =>
            void navigate({
              to: paths.blueprint,
              search: (text === '' ? {} : { q: text }) as never,
              replace: true,
            })
          }
        />
      </search>
      {q.trim() === '' ? (
        <>
          <Counts components={living} />
          <House framework={framework} components={living} />
          <Retired components={framework.components.filter(({ isRetired }) => isRetired)} />
          {framework.mayKeep && <GraceForm weeks={framework.graceWeeks} />}
        </>
      ) : (
        <Found components={framework.components} words={q} />
      )}
    </>
  );
}

const counted: State[] = ['installed', 'started', 'planned', 'lapsed', 'not_planned'];

/** How many parts stand how: for a meeting that asks what is installed and what is on its way. */
function Counts({ components }: { components: readonly ComponentSummary[] }) {
  const parts = components.filter(({ isInstalledOverTime }) => isInstalledOverTime);
  return (
    <dl className="blueprint-counts" aria-label={m.blueprint_counts({ count: number(parts.length) })}>
      {counted.map((state) => (
        <div key={state}>
          <dt>{stateWords[state]()}</dt>
          <dd className="number">
            {m.blueprint_count_of({
              count: number(parts.filter(({ standing }) => standing.state === state).length),
              of: number(parts.length),
            })}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Kind above kind, the foundation as the base of it all. */
function House({ framework, components }: { framework: Framework; components: readonly ComponentSummary[] }) {
  const ids = new Set<string>(components.map(({ id }) => id));
  const tops = components.filter(({ parentId }) => parentId === null || !ids.has(parentId));
  const rows = framework.types
    .filter(({ id }) => id !== 'foundation')
    .toReversed()
    .map((type) => ({ type, parts: tops.filter((component) => component.type === type.id) }))
    .filter(({ parts }) => parts.length > 0);
  const under = (id: string) => components.filter(({ parentId }) => parentId === id);
  return (
    <div className="blueprint-house">
      {rows.map(({ type, parts }) => (
        <section key={type.id} className="blueprint-row">
          <h2>
            <bdi>{read(type.name)}</bdi>
          </h2>
          <ul className="blueprint-parts">
            {parts.map((component) => (
              <li key={component.id}>
                <ComponentCard component={component} under={under} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {tops
        .filter(({ type }) => type === 'foundation')
        .map((foundation) => (
          <FoundationBase key={foundation.id} foundation={foundation} parts={under(foundation.id)} />
        ))}
    </div>
  );
}

/** Found under any of its names, in any language. */
function Found({ components, words }: { components: readonly ComponentSummary[]; words: string }) {
  const wanted = foldedWords(words);
  const found = components.filter(({ name, aliases }) => {
    const known = foldedWords([...Object.values(name), ...aliases].join(' '));
    return wanted.every((word) => known.some((one) => one.startsWith(word)));
  });
  if (found.length === 0) return <EmptyState>{m.blueprint_none_found()}</EmptyState>;
  return (
    <ul className="blueprint-parts" aria-label={m.blueprint_found()}>
      {found.map((component) => (
        <li key={component.id}>
          <ComponentCard component={component} under={() => []} hasAliases />
        </li>
      ))}
    </ul>
  );
}

function Retired({ components }: { components: readonly ComponentSummary[] }) {
  if (components.length === 0) return null;
  return (
    <details className="no-print">
      <summary>{m.blueprint_retired_ones({ count: number(components.length) })}</summary>
      <ul className="item-list">
        {components.map(({ id, name }) => (
          <li key={id}>
            <PageLink to={paths.component(id)}>
              <bdi>{read(name)}</bdi>
            </PageLink>
          </li>
        ))}
      </ul>
    </details>
  );
}
