import { foldedWords } from '../../kit/folded-words.ts';
import type { WelcomePractice, WelcomeStop, WelcomeVision } from './welcome-contract.ts';

/** As fast as people read with understanding, in words a minute. */
const wordsPerMinute = 180;
/** What the practices may take of about twenty minutes; the other parts take the rest. */
const minutesForPractices = 14;

/** How many minutes some texts take to read, at least one. */
export function minutesToRead(texts: readonly string[]): number {
  const words = texts.reduce((sum, text) => sum + foldedWords(text).length, 0);
  return Math.max(1, Math.round(words / wordsPerMinute));
}

/** Everything that is read about a practice on the path. */
export function textsOf({ name, sentence, lookFor, notThis }: WelcomePractice): string[] {
  return [name, sentence, lookFor ?? '', notThis];
}

/**
 * The visions that a newcomer goes through: those of their own subjects, or all where none is; whole visions, as many as
 * fit, at least one. The rest is for another day.
 */
export function planPath(visions: readonly WelcomeVision[]): {
  path: WelcomeVision[];
  further: WelcomeVision[];
} {
  const own = visions.filter((vision) => vision.isYours);
  const wanted = own.length > 0 ? own : visions;
  const path: WelcomeVision[] = [];
  let minutes = 0;
  for (const vision of wanted) {
    minutes += vision.practices.reduce((sum, practice) => sum + minutesToRead(textsOf(practice)), 0);
    if (path.length === 0 || minutes <= minutesForPractices) path.push(vision);
  }
  return { path, further: visions.filter((vision) => !path.includes(vision)) };
}

/** Every stop of the path in its order. */
export function stopsOf(path: readonly WelcomeVision[]): WelcomeStop[] {
  const practices = path.flatMap((vision) => vision.practices.map((practice) => practice.id));
  return ['vision', ...practices, 'visits', 'asking', 'trying'];
}

/** Where to go on: the first stop that was neither read nor left out; null at the end. */
export function nextStop(
  stops: readonly WelcomeStop[],
  passed: readonly { stop: WelcomeStop }[],
): WelcomeStop | null {
  return stops.find((stop) => !passed.some((one) => one.stop === stop)) ?? null;
}
