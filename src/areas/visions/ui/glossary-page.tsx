import { useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { TextField } from '../../../client/design/field.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Glossary } from '../glossary-contract.ts';
import { findTerms } from '../glossary-rules.ts';
import { byLetter, told, useGlossary } from './glossary.ts';
import { AddWord } from './glossary-add.tsx';
import { TermEntry } from './glossary-term.tsx';
import './glossary.css';

/** The words of the field, one standard term each, found under any of their names. */
export function GlossaryPage() {
  const glossary = useGlossary();
  return (
    <PageBody
      title={m.glossary_title()}
      lead={m.glossary_lead()}
      above={<PageLink to={paths.visions}>{m.frame_visions()}</PageLink>}
    >
      <Loaded query={glossary}>{(read) => <Terms glossary={read} />}</Loaded>
    </PageBody>
  );
}

function Terms({ glossary }: { glossary: Glossary }) {
  const [asked, setAsked] = useState('');
  const { hash } = useLocation();
  const here = decodeURIComponent(hash);
  // The address names a term that is drawn only now.
  useEffect(() => {
    if (here !== '') document.getElementById(here)?.scrollIntoView();
  }, [here]);
  const found = findTerms(asked, glossary.terms);
  const letters = byLetter(told(found));
  return (
    <>
      <TextField label={m.glossary_search()} type="search" value={asked} onChange={setAsked} />
      <p className="small quiet" role="status">
        {found.length === 0
          ? m.glossary_none()
          : m.glossary_found({ count: found.length, terms: number(found.length) })}
      </p>
      {letters.map(({ letter, terms }) => (
        <section key={letter} className="glossary-letter">
          <h2>{letter}</h2>
          <dl className="stack">
            {terms.map((term) => (
              <TermEntry key={term.id} term={term} isHere={term.id === here} mayKeep={glossary.mayKeep} />
            ))}
          </dl>
        </section>
      ))}
      {glossary.mayKeep && <AddWord terms={told(glossary.terms)} />}
    </>
  );
}
