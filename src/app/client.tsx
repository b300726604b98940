import { setProblemWords } from '../client/problem-words.ts';
import { showLanguage } from '../client/words/language.ts';
import '../client/design/index.css';

// Two entries in one page: the visit loads little and needs no router, so that it opens at once on a cheap phone.
showLanguage();
setProblemWords(async () => (await import('./problem-words.ts')).problemWords);
const isVisit = /^\/visit(\/|$)/.test(location.pathname);
void (isVisit ? import('./visit-entry.tsx') : import('./main-entry.tsx')).then(({ start }) => {
  const root = document.getElementById('root');
  if (root !== null) start(root);
});
