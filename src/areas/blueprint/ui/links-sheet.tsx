import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { SelectField, TextField } from '../../../client/design/field.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { Sheet } from '../../../client/design/page.tsx';
import { paths } from '../../../client/paths.ts';
import { RefusalNotice } from '../../../client/refusal.tsx';
import { day } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { newId } from '../../../kit/new-id.ts';
import type { Component, ComponentLink, LinkKind } from '../component-contract.ts';
import { api, useRefresh } from './api.ts';
import { linkWords } from './blueprint-words.ts';

const kinds: LinkKind[] = ['vision', 'goal', 'group', 'meeting', 'step'];
const pathTo: Record<LinkKind, (id: string) => string> = {
  vision: paths.vision,
  group: paths.group,
  meeting: paths.meeting,
  step: paths.step,
  goal: paths.goal,
};

/** The teams, meetings, steps, goals and visions that belong to a component, in one place. */
export function LinksSheet({ component }: { component: Component }) {
  const [isOpen, setIsOpen] = useState(false);
  const { links, mayTell } = component;
  return (
    <Sheet title={m.blueprint_links()}>
      {links.length === 0 && <p className="quiet">{m.blueprint_links_none()}</p>}
      {kinds.map((kind) => {
        const some = links.filter((link) => link.kind === kind);
        return some.length === 0 ? null : (
          <section key={kind} className="stack-tight">
            <h3>{linkWords[kind]()}</h3>
            <ul className="item-list">
              {some.map((link) => (
                <Link key={link.targetId} link={link} mayTell={mayTell} />
              ))}
            </ul>
          </section>
        );
      })}
      {mayTell && !component.isRetired && !isOpen && (
        <div className="row no-print">
          <Button onPress={() => setIsOpen(true)}>{m.blueprint_link_add()}</Button>
        </div>
      )}
      {isOpen && <LinkPicker component={component} onDone={() => setIsOpen(false)} />}
    </Sheet>
  );
}

function Link({ link, mayTell }: { link: ComponentLink; mayTell: boolean }) {
  const refresh = useRefresh();
  const remove = useMutation(api.queries.unlinkComponent.mutationOptions({ onSuccess: refresh }));
  const { id } = link;
  return (
    <li className="row-apart">
      <span>
        <PageLink to={pathTo[link.kind](link.targetId)}>
          <bdi>{link.title}</bdi>
        </PageLink>{' '}
        {link.on !== null && <span className="small quiet">{day(link.on)}</span>}
      </span>
      {mayTell && id !== null && (
        <span className="no-print">
          <Button
            look="quiet"
            isBusy={remove.isPending}
            label={m.blueprint_link_remove_of({ title: link.title })}
            onPress={() => remove.mutate({ id })}
          >
            {m.frame_remove()}
          </Button>
        </span>
      )}
      <RefusalNotice error={remove.error} />
    </li>
  );
}

function LinkPicker({ component, onDone }: { component: Component; onDone(): void }) {
  const [kind, setKind] = useState<LinkKind>('group');
  const [search, setSearch] = useState('');
  const refresh = useRefresh();
  const targets = useQuery({
    ...api.queries.findLinkTargets.queryOptions({ input: { kind, search: search.trim() } }),
    placeholderData: keepPreviousData,
  });
  const add = useMutation(api.queries.linkComponent.mutationOptions({ onSuccess: refresh }));
  const tied = new Set(component.links.map(({ targetId }) => targetId));
  const free = (targets.data?.targets ?? []).filter(({ targetId }) => !tied.has(targetId));
  return (
    <div className="stack">
      <SelectField
        label={m.blueprint_link_kind()}
        value={kind}
        options={kinds.map((value) => ({ value, label: linkWords[value]() }))}
        onChange={(value) => setKind(value as LinkKind)}
      />
      <TextField label={m.frame_search()} type="search" value={search} onChange={setSearch} />
      <ul className="blueprint-picks" aria-label={m.blueprint_found()}>
        {free.map((target) => (
          <li key={target.targetId} className="row-apart">
            <span>
              <bdi>{target.title}</bdi>{' '}
              {target.on !== null && <span className="small quiet">{day(target.on)}</span>}
            </span>
            <Button
              isBusy={add.isPending}
              label={m.blueprint_link_add_of({ title: target.title })}
              onPress={() =>
                add.mutate({ componentId: component.id, id: newId(), kind, targetId: target.targetId })
              }
            >
              {m.frame_add()}
            </Button>
          </li>
        ))}
      </ul>
      {targets.isSuccess && free.length === 0 && (
        <p className="quiet" role="status">
          {m.frame_none_found()}
        </p>
      )}
      <RefusalNotice error={add.error} />
      <div className="row">
        <Button onPress={onDone}>{m.frame_close()}</Button>
      </div>
    </div>
  );
}
