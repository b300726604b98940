import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { PageBody, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Norm } from '../norm-contract.ts';
import { api } from './api.ts';
import { actWords, age, cited, kindWords, methodWords } from './culture-words.ts';
import { NormDeciding } from './norm-deciding.tsx';
import { NormAge, NormTags } from './norm-item.tsx';
import { NormTalk } from './norm-talk.tsx';
import './culture.css';

/** What the app puts into the page from other areas. */
export type NormSlots = {
  /** What check-ins at the end of meetings said about a norm. */
  CheckIns: ComponentType<{ normId: string }>;
};

/** One norm, value or belief: its words, what was said about it, what was decided, and what is next. */
export function NormPage({ CheckIns }: NormSlots) {
  const { normId } = useParams({ strict: false }) as { normId: string };
  const norm = useQuery(api.queries.readNorm.queryOptions({ input: { id: normId as never } }));
  return (
    <PageBody
      title={norm.data === undefined ? m.culture_norms() : kindWords[norm.data.kind]()}
      above={<PageLink to={paths.norms}>{m.culture_norms()}</PageLink>}
      actions={<Button onPress={() => window.print()}>{m.frame_print()}</Button>}
    >
      <Loaded query={norm}>
        {(found) => (
          <>
            <Words norm={found} />
            <NormDeciding key={found.acts.length} norm={found} />
            {found.kind === 'norm' && found.agreedOn !== null && <CheckIns normId={found.id} />}
            <NormTalk norm={found} />
            <History norm={found} />
          </>
        )}
      </Loaded>
    </PageBody>
  );
}

function Words({ norm }: { norm: Norm }) {
  return (
    <Sheet>
      <NormTags norm={norm} />
      <p className="culture-words-large" dir="auto">
        {norm.text}
      </p>
      {norm.why !== '' && <p dir="auto">{norm.why}</p>}
      {norm.works.length > 0 && (
        <p className="small quiet">
          {m.culture_research()}{' '}
          {norm.works.map((work) => (
            <bdi key={work.id}>{cited(work)} </bdi>
          ))}
        </p>
      )}
      <NormAge norm={norm} />
    </Sheet>
  );
}

function History({ norm }: { norm: Norm }) {
  return (
    <section className="stack">
      <h2>{m.culture_history()}</h2>
      <ol className="culture-history">
        <li>
          {(norm.agreedOn !== null && norm.agreedOn < norm.proposedOn
            ? m.culture_was_entered
            : m.culture_was_proposed)({
            name: norm.proposedBy,
            day: day(norm.proposedOn),
            age: age(norm.proposedOn),
          })}
        </li>
        {norm.acts.map((act, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: acts are only ever added at the end
          <li key={index} className="stack-tight">
            <span>
              <strong>{actWords[act.act]()}</strong> {day(act.on)}
              {act.method !== null && ` · ${methodWords[act.method]()}`}
              {act.place !== '' && ' · '}
              <bdi>{act.place}</bdi>
            </span>
            <span className="small quiet">
              {m.culture_put_down({ name: act.by })}
              {act.method !== null &&
                ` · ${act.stoodAside === 0 ? m.culture_stood_aside_none() : m.culture_stood_aside_count({ count: act.stoodAside, shown: number(act.stoodAside) })}`}
            </span>
            {act.note !== '' && <span dir="auto">{act.note}</span>}
          </li>
        ))}
      </ol>
      {norm.earlierWords.length > 0 && (
        <>
          <h3>{m.culture_earlier_words()}</h3>
          <ul className="item-list">
            {norm.earlierWords.map(({ text, until }) => (
              <li key={text} className="stack-tight">
                <span className="culture-words" dir="auto">
                  {text}
                </span>
                <span className="small quiet">{m.culture_until({ day: day(until) })}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
