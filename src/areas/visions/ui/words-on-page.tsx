import { lazy, Suspense, useState } from 'react';
import { m } from '../../../client/words/words.ts';

const List = lazy(async () => ({ default: (await import('./words-on-page-list.tsx')).WordsOnPageList }));

/** A quiet line below every page: the words of the field that it uses, and whom to ask. Nothing is read before it is opened. */
export function WordsOnPage({ pathname }: { pathname: string }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details
      className="page words-on-page no-print"
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary className="small quiet">{m.glossary_on_page()}</summary>
      {isOpen && (
        <Suspense fallback={<p className="loading">{m.frame_loading()}</p>}>
          <List key={pathname} />
        </Suspense>
      )}
    </details>
  );
}
