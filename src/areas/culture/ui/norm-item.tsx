import { PageLink } from '../../../client/design/link.tsx';
import { Tag } from '../../../client/design/notice.tsx';
import { paths } from '../../../client/paths.ts';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { NormSummary } from '../norm-contract.ts';
import { age, kindWords, standingWords } from './culture-words.ts';

/** One entry of the register. */
export function NormItem({ norm }: { norm: NormSummary }) {
  return (
    <article className="stack-tight">
      <NormTags norm={norm} />
      <PageLink to={paths.norm(norm.id)} className="culture-words">
        <bdi>{norm.text}</bdi>
      </PageLink>
      <NormAge norm={norm} />
    </article>
  );
}

/** What kind of entry it is, for whom, and how it stands. */
export function NormTags({ norm }: { norm: NormSummary }) {
  return (
    <span className="row small">
      <Tag kind="accent">{kindWords[norm.kind]()}</Tag>
      <span className="quiet">
        <bdi>{norm.building?.name ?? m.culture_whole_district()}</bdi>
      </span>
      {norm.standing !== 'agreed' && <Tag>{standingWords[norm.standing]()}</Tag>}
      {norm.isDue && <Tag kind="attention">{m.culture_due()}</Tag>}
    </span>
  );
}

/** How old it is, when it was last looked at, and when it is looked at again. */
export function NormAge({ norm }: { norm: NormSummary }) {
  const pieces = [];
  if (norm.agreedOn === null)
    pieces.push(m.culture_proposed_age({ age: age(norm.proposedOn), day: day(norm.proposedOn) }));
  else pieces.push(m.culture_agreed_age({ age: age(norm.agreedOn), day: day(norm.agreedOn) }));
  if (norm.lookedAtOn !== null && norm.lookedAtOn !== norm.agreedOn && norm.standing === 'agreed')
    pieces.push(m.culture_looked_at({ age: age(norm.lookedAtOn) }));
  if (norm.standing === 'let_go' && norm.lookedAtOn !== null)
    pieces.push(m.culture_let_go_on({ day: day(norm.lookedAtOn) }));
  if (norm.revisitOn !== null && !norm.isDue) pieces.push(m.culture_next_look({ day: day(norm.revisitOn) }));
  if (norm.revisitOn !== null && norm.isDue) pieces.push(m.culture_due_since({ day: day(norm.revisitOn) }));
  if (norm.posts > 0) pieces.push(m.culture_posts({ count: norm.posts, shown: number(norm.posts) }));
  return <p className="small quiet">{pieces.join(' · ')}</p>;
}
