import type { Run } from './difference-contract.ts';

// Beyond this the table would be too large: the stretch is then shown as replaced whole.
const mostCells = 4_000_000;

/** Words, single signs and stretches of space; joined they are the text again. */
function splitWords(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]/gu) ?? [];
}

/**
 * The difference of two texts, word by word, with as few changed words as possible (a very long stretch: as one change).
 * The equal and removed runs together are the old text; the equal and inserted ones are the new.
 *
 * @example differWords('the task', 'the open task')
 * // equal 'the ', inserted 'open ', equal 'task'
 */
export function differWords(before: string, after: string): Run[] {
  const [old, young] = [splitWords(before), splitWords(after)];
  let start = 0;
  while (start < old.length && start < young.length && old[start] === young[start]) start += 1;
  let tail = 0;
  while (
    tail < old.length - start &&
    tail < young.length - start &&
    old[old.length - 1 - tail] === young[young.length - 1 - tail]
  )
    tail += 1;
  const runs: Run[] = [];
  add(runs, 'equal', old.slice(0, start));
  differMiddles(runs, old.slice(start, old.length - tail), young.slice(start, young.length - tail));
  add(runs, 'equal', old.slice(old.length - tail));
  return runs;
}

/** Whether the runs show no difference. */
export function isUnchanged(runs: readonly Run[]): boolean {
  return runs.every(({ kind }) => kind === 'equal');
}

/** Walks a longest common subsequence; a removal stands before the insertion that takes its place. */
function differMiddles(runs: Run[], old: readonly string[], young: readonly string[]): void {
  const width = young.length + 1;
  if ((old.length + 1) * width > mostCells) {
    add(runs, 'removed', old);
    add(runs, 'inserted', young);
    return;
  }
  const common = new Uint16Array((old.length + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = young.length - 1; j >= 0; j -= 1) {
      common[i * width + j] =
        old[i] === young[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  let [i, j] = [0, 0];
  while (i < old.length || j < young.length) {
    const [left, right] = [old[i], young[j]];
    if (left !== undefined && left === right) {
      add(runs, 'equal', [left]);
      i += 1;
      j += 1;
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      add(runs, 'removed', [left]);
      i += 1;
    } else if (right !== undefined) {
      add(runs, 'inserted', [right]);
      j += 1;
    }
  }
}

function add(runs: Run[], kind: Run['kind'], words: readonly string[]): void {
  if (words.length === 0) return;
  const last = runs.at(-1);
  if (last?.kind === kind) last.text += words.join('');
  else runs.push({ kind, text: words.join('') });
}
