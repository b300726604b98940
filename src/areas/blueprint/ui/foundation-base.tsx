import { PageLink } from '../../../client/design/link.tsx';
import { paths } from '../../../client/paths.ts';
import { m } from '../../../client/words/words.ts';
import type { ComponentSummary } from '../component-contract.ts';
import { ownerWords, read, standingWords } from './blueprint-words.ts';
import { StateMark } from './state-mark.tsx';

type Props = { foundation: ComponentSummary; parts: readonly ComponentSummary[] };

/** The base: the statement as it was published, the district's own words beside it, and its qualities. */
export function FoundationBase({ foundation, parts }: Props) {
  const { id, name, statement, about, localText, standing, owner } = foundation;
  return (
    <section className="blueprint-base" aria-labelledby={`base-${id}`}>
      <div className="stack-tight">
        <span className="small">{m.blueprint_foundation()}</span>
        <h2 id={`base-${id}`}>
          <PageLink to={paths.component(id)}>
            <bdi>{read(name)}</bdi>
          </PageLink>
        </h2>
        <span className="blueprint-state small">
          <StateMark state={standing.state} />
          {standingWords(standing)}
          {owner !== null && ` · ${m.blueprint_owner_is({ role: ownerWords(owner) })}`}
        </span>
      </div>
      <div className="blueprint-beside">
        <blockquote className="blueprint-statement" dir="auto">
          {read(statement ?? about)}
        </blockquote>
        {localText !== null && (
          <div className="stack-tight">
            <span className="small">{m.blueprint_own_words()}</span>
            <p className="blueprint-own" dir="auto">
              {localText}
            </p>
          </div>
        )}
      </div>
      <ul className="blueprint-qualities" aria-label={m.blueprint_qualities()}>
        {parts.map((quality) => (
          <li key={quality.id} className="stack-tight">
            <PageLink to={paths.component(quality.id)}>
              <strong>
                <bdi>{read(quality.name)}</bdi>
              </strong>
            </PageLink>
            <p className="small" dir="auto">
              {read(quality.about)}
            </p>
            {quality.localText !== null && (
              <p className="small blueprint-own" dir="auto">
                {quality.localText}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
