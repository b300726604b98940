import { setProblemWords } from '../client/problem-words.ts';
import { showLanguage } from '../client/words/language.ts';
import '../client/design/index.css';

/** What both pages begin with, the visit's and everything else's: the language, the look, words for what is refused. */
showLanguage();
setProblemWords(async () => (await import('./problem-words.ts')).problemWords);
