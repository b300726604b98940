import { z } from 'zod';
import { Line, Prose } from '../../kit/text.ts';
import { ComponentChange, ComponentContent } from './component-contract.ts';
import { LocalText } from './component-schema.ts';
import type { LineFault } from './import-contract.ts';

const line = Line.optional();

/** What a component holds to, whichever way it comes: the limits of the wire and those of a single change together. */
const Limits = z.object({
  ...ComponentContent.pick({ holds: true, isRetired: true }).shape,
  ...ComponentChange.pick({ ordinal: true, floor: true, weeks: true, aliases: true }).shape,
  name: z.strictObject({ own: line, en: line, es: line, ar: line }),
  about: LocalText,
  evidence: z.array(z.object({ id: z.string(), text: LocalText })).max(30),
  localText: Prose.max(2000).nullable(),
});

/** The columns of a file that are called otherwise in a component. */
const columns: Record<string, string> = { ordinal: 'order', localText: 'local_text' };

/** Where a component goes beyond what may be kept of one; one fault for each field. */
export function findLimitFaults(
  content: ComponentContent,
): { field: string; fault: LineFault; value: string }[] {
  const read = Limits.safeParse(content);
  const faults = new Map<string, { field: string; fault: LineFault; value: string }>();
  for (const { code, path, message, ...issue } of read.error?.issues ?? []) {
    const [part = ''] = path.map(String);
    const field = columns[part] ?? part;
    const value = path.reduce<unknown>((within, step) => Reflect.get(Object(within), step), content);
    const fault = faultOf(code, 'origin' in issue ? issue.origin : undefined);
    const said = fault === 'not-as-expected' ? message : String(value);
    if (!faults.has(field)) faults.set(field, { field, fault, value: said.slice(0, 80) });
  }
  return [...faults.values()];
}

function faultOf(code: string, origin: unknown): LineFault {
  if (code !== 'too_big' && code !== 'too_small') return 'not-as-expected';
  if (origin === 'array') return 'too-many';
  if (origin === 'string') return code === 'too_big' ? 'text-too-long' : 'not-as-expected';
  return 'number-outside';
}
