import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Files that run in one process. More would not be faster, and what one of them breaks would reach further. */
const filesAGroup = 8;

/**
 * Test files in groups that can share a process.
 *
 * A hook before or after each test would run for every file of its process, so files with one are alone.
 *
 * @param {string} root the project's own folder
 * @param {string[]} patterns globs from there
 * @returns {string[][]}
 */
export function groupTests(root, patterns) {
  const files = [...new Set(patterns.flatMap((pattern) => globSync(pattern, { cwd: root })))].toSorted();
  const isAlone = (file) => /^(before|after)Each\(/m.test(readFileSync(path.join(root, file), 'utf8'));
  const together = files.filter((file) => !isAlone(file));
  const groups = [];
  for (let at = 0; at < together.length; at += filesAGroup) groups.push(together.slice(at, at + filesAGroup));
  return [...groups, ...files.filter(isAlone).map((file) => [file])];
}
