import { useBands } from './bands.ts';
import { useDesk } from './draft-desk.ts';
import { useWorks } from './practice-research.tsx';
import { useTargets } from './practice-targets.tsx';

/** Says any field of a draft in plain text: its words, or its items one a line. */
export function useFieldText(): (value: unknown) => string {
  const { vision } = useDesk();
  const works = useWorks();
  const targets = useTargets(vision.subject.id);
  const bands = useBands();
  const names = new Map<string, string>([
    ...works.map((work) => [work.id, `${work.authors[0] ?? ''} ${work.year}. ${work.title}`] as const),
    ...targets.map(({ id, text }) => [id, text] as const),
    ...bands.map(({ id, name }) => [id as string, name] as const),
  ]);
  const textOf = (value: unknown): string => {
    if (typeof value === 'string') return names.get(value) ?? value;
    if (Array.isArray(value)) return value.map(textOf).join('\n');
    const item = value as { text?: string; workId?: string | null };
    return item.text || textOf(item.workId ?? '');
  };
  return textOf;
}
