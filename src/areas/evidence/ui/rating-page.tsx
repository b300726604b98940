import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from '../../../client/design/button.tsx';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { capacityWords } from '../../../client/words/capacity.ts';
import { day, list, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Rating } from '../rating-contract.ts';
import { api } from './api.ts';
import { EntryList } from './entry-list.tsx';
import { agreedWords, say } from './evidence-words.ts';
import { SpreadBar } from './spread-bar.tsx';
import './evidence.css';

/** One rating, as it stays: who was there by capacity, the spread of each part, what was agreed or not, what was seen. */
export function RatingPage() {
  const { ratingId } = useParams({ strict: false }) as { ratingId: string };
  const rating = useQuery(api.queries.readRating.queryOptions({ input: { id: ratingId } }));
  return <Loaded query={rating}>{(found) => <OneRating rating={found} />}</Loaded>;
}

function OneRating({ rating }: { rating: Rating }) {
  const { indicator, group, present } = rating;
  const people = present.reduce((sum, { count }) => sum + count, 0);
  return (
    <PageBody
      title={m.evidence_rating_of({ day: day(rating.heldOn) })}
      lead={m.evidence_rating_lead({ group: group.name })}
      above={<PageLink to={paths.indicators}>{m.evidence_title()}</PageLink>}
      actions={
        <>
          {rating.mayCorrect && (
            <LinkButton to={paths.correctRating(indicator.id, rating.id)}>
              {m.evidence_rating_correct()}
            </LinkButton>
          )}
          <Button onPress={() => window.print()}>{m.frame_print()}</Button>
        </>
      }
    >
      <p className="evidence-foundation">
        <PageLink to={paths.indicator(indicator.id)}>{say(indicator.statement)}</PageLink>
      </p>
      <Corrections rating={rating} />
      <section className="stack-tight">
        <h2>{m.evidence_rating_present()}</h2>
        <p>
          {m.evidence_present({ count: people, shown: number(people) })}:{' '}
          {list(
            present.map(({ capacity, count }) =>
              m.evidence_spread_piece({ level: capacityWords[capacity](), count: number(count) }),
            ),
          )}
        </p>
      </section>
      {rating.parts.map((part) => (
        <section key={part.id} className="evidence-part stack">
          <h2>{say(part.name)}</h2>
          <p className="evidence-level">
            {m.evidence_agreed({ level: agreedWords({ agreed: part.agreed, levels: rating.levels }) })}
          </p>
          <SpreadBar spread={part.spread} levels={rating.levels} present={people} />
          {part.dissent !== '' && (
            <div>
              <h3>{m.evidence_dissent()}</h3>
              <p dir="auto">{part.dissent}</p>
            </div>
          )}
          {part.hasRecent ? (
            <p className="small quiet">{m.evidence_has_recent()}</p>
          ) : (
            <Notice kind="attention">
              <p>
                {m.evidence_had_no_recent({
                  count: rating.oldAfterMonths,
                  months: number(rating.oldAfterMonths),
                })}
              </p>
            </Notice>
          )}
          {rating.evidence.some(({ partId }) => partId === part.id) && (
            <div className="stack-tight">
              <h3>{m.evidence_rating_evidence()}</h3>
              <EntryList entries={rating.evidence.filter(({ partId }) => partId === part.id)} />
            </div>
          )}
        </section>
      ))}
    </PageBody>
  );
}

/** Which rating this one corrects, and which one corrects it. */
function Corrections({ rating: { correctsId, correctedById } }: { rating: Rating }) {
  return (
    <>
      {correctsId !== null && (
        <Notice>
          <p>
            {m.evidence_rating_corrects()}{' '}
            <PageLink to={paths.rating(correctsId)}>{m.evidence_rating_open_other()}</PageLink>
          </p>
        </Notice>
      )}
      {correctedById !== null && (
        <Notice kind="attention">
          <p>
            {m.evidence_rating_corrected()}{' '}
            <PageLink to={paths.rating(correctedById)}>{m.evidence_rating_open_other()}</PageLink>
          </p>
        </Notice>
      )}
    </>
  );
}
