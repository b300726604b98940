import { useEffect, useState } from 'react';
import { PageLink } from '../../../client/design/link.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { m } from '../../../client/words/words.ts';
import type { Glossary } from '../glossary-contract.ts';
import { termsOnPage } from '../glossary-rules.ts';
import { told, useGlossary } from './glossary.ts';

const page = 'main > .page:not(.words-on-page)';

/** The terms that the page above speaks of, with their meaning. */
export function WordsOnPageList() {
  const glossary = useGlossary();
  return (
    <div className="stack">
      <Loaded query={glossary}>{(read) => <Terms glossary={read} />}</Loaded>
      <p className="row small">
        <PageLink to={paths.glossary}>{m.glossary_on_page_all()}</PageLink>
        <PageLink to={paths.explainers}>{m.glossary_on_page_who()}</PageLink>
      </p>
    </div>
  );
}

function Terms({ glossary }: { glossary: Glossary }) {
  const terms = told(termsOnPage(useVisibleText(), glossary.terms));
  if (terms.length === 0) return <p className="quiet">{m.glossary_on_page_none()}</p>;
  return (
    <dl className="stack-tight">
      {terms.map((term) => (
        <div key={term.id} lang={term.language ?? undefined}>
          <dt dir="auto">
            <PageLink to={paths.term(term.id)}>{term.term}</PageLink>
          </dt>
          <dd className="small" dir="auto">
            {term.meaning}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What can be read on the page now; read again when the page has changed and has rested for a moment. */
function useVisibleText(): string {
  const [text, setText] = useState(readPage);
  useEffect(() => {
    const main = document.querySelector('main');
    if (main === null) return;
    let wait = 0;
    const observer = new MutationObserver(() => {
      window.clearTimeout(wait);
      wait = window.setTimeout(() => setText(readPage()), 500);
    });
    observer.observe(main, { childList: true, subtree: true, characterData: true });
    return () => {
      window.clearTimeout(wait);
      observer.disconnect();
    };
  }, []);
  return text;
}

/** `innerText` leaves out what is folded away or hidden. */
function readPage(): string {
  return [...document.querySelectorAll<HTMLElement>(page)].map((part) => part.innerText).join('\n');
}
