import { PageLink } from '../../../client/design/link.tsx';
import { paths } from '../../../client/paths.ts';
import { day } from '../../../client/words/format.ts';
import type { PartRating } from '../stream-contract.ts';

/** Who rated and when, leading to the rating. Names of groups keep their own direction. */
export function RatedBy({ rating }: { rating: Pick<PartRating, 'ratingId' | 'group' | 'heldOn'> }) {
  return (
    <PageLink to={paths.rating(rating.ratingId)}>
      <bdi>{rating.group}</bdi> · <bdi>{day(rating.heldOn)}</bdi>
    </PageLink>
  );
}
