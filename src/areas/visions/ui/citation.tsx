import { m } from '../../../client/words/words.ts';
import type { Work } from '../model-schema.ts';
import type { PracticeCitation } from '../practice-contract.ts';

/** A work as people cite it: authors (the first three), year, title, venue, and a link where there is a DOI. */
export function WorkLine({ work }: { work: Work }) {
  const authors =
    work.authors.length > 3 ? `${work.authors[0]} ${m.visions_and_others()}` : work.authors.join(', ');
  const doi = work.identifier?.startsWith('10.') ? work.identifier : null;
  return (
    <cite dir="ltr" lang="en" className="visions-work">
      {`${authors} (${work.year}). `}
      <em>{work.title}</em>
      {`. ${work.venue}. `}
      {doi !== null && (
        <a href={`https://doi.org/${doi}`} rel="noreferrer">
          {`doi:${doi}`}
        </a>
      )}
    </cite>
  );
}

/** Research behind a practice: a work of the library or the team's own citation, and why it bears on the practice. */
export function Citation({ citation, works }: { citation: PracticeCitation; works: readonly Work[] }) {
  const work = works.find(({ id }) => id === citation.workId);
  return (
    <div className="stack-tight">
      {work === undefined ? (
        <cite dir="auto" className="visions-work">
          {citation.text}
          {citation.doi !== null && (
            <a href={`https://doi.org/${citation.doi}`} rel="noreferrer">{` doi:${citation.doi}`}</a>
          )}
        </cite>
      ) : (
        <WorkLine work={work} />
      )}
      {citation.note !== '' && (
        <p className="small" dir="auto">
          {citation.note}
        </p>
      )}
      {work?.limits && (
        <p className="small quiet" dir="auto">
          {m.visions_limits({ limits: work.limits })}
        </p>
      )}
    </div>
  );
}
