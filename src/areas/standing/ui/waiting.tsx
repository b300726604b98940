import { useQuery } from '@tanstack/react-query';
import { Button } from '../../../client/design/button.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { paths } from '../../../client/paths.ts';
import { day } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { WaitingItem } from '../contract.ts';
import { api } from './api.ts';

const kindWords: Record<WaitingItem['kind'], () => string> = {
  review: m.standing_waits_review,
  barrier: m.standing_waits_barrier,
  window: m.standing_waits_window,
  question: m.standing_waits_question,
  binder: m.standing_waits_binder,
  step: m.standing_waits_step,
};

const pathOf: Record<WaitingItem['kind'], (about: string) => string> = {
  review: paths.visionAdoption,
  barrier: () => paths.barriers,
  window: paths.dataConversation,
  question: paths.questions,
  binder: paths.shared,
  step: paths.step,
};

type Props = {
  groupId: string;
  /** Puts an item on an agenda; left out where there is none. */
  onTake?: (item: WaitingItem) => void;
  /** What is on the agenda already, by the ids of its sources. */
  taken?: ReadonlySet<string>;
};

/** What waits for a group, from everywhere in the district: the agenda of its next meeting, half written. */
export function Waiting({ groupId, onTake, taken = new Set() }: Props) {
  const waiting = useQuery(api.queries.listWaiting.queryOptions({ input: { groupId } }));
  const items = (waiting.data?.items ?? []).filter(({ id }) => !taken.has(id));
  if (waiting.data === undefined) return null;
  return (
    <section className="stack-tight">
      <h2>{m.standing_waits()}</h2>
      {items.length === 0 && <p className="quiet">{m.standing_waits_nothing()}</p>}
      <ul className="item-list">
        {items.map((item) => (
          <li key={`${item.kind}${item.id}`} className="stack-tight">
            <PageLink to={pathOf[item.kind](item.about)}>
              <bdi>{item.title}</bdi>
            </PageLink>
            <span className="row small quiet">
              <Tag kind={item.kind === 'barrier' ? 'attention' : 'plain'}>{kindWords[item.kind]()}</Tag>
              {m.standing_since({ day: day(item.since) })}
              {onTake !== undefined && (
                <Button look="quiet" onPress={() => onTake(item)}>
                  {m.standing_take()}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
