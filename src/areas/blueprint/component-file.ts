import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { capacityKinds } from '../../kit/actor.ts';
import { ComponentPack, FoundationPack, LevelPack, RoutinePack, ScalePack } from './component-schema.ts';
import { findTreeFaults } from './tree-rules.ts';

/** The Blueprint that comes with Jointly: a sample to begin from, of which every district has its own copy. */
export type BlueprintPack = {
  pack: ComponentPack;
  levels: z.infer<typeof LevelPack>['levels'];
  scales: z.infer<typeof ScalePack>['scales'];
  routines: z.infer<typeof RoutinePack>['routines'];
  foundation: z.infer<typeof FoundationPack>;
};

let bundled: BlueprintPack | undefined;

/** The pack of this installation, read and validated once. A broken one stops whoever needs it, with the file and the reason. */
export function readBlueprintPack(): BlueprintPack {
  bundled ??= loadBlueprintPack(new URL('../../../packs/blueprint/', import.meta.url));
  return bundled;
}

/** Reads the files of a folder and holds them against each other. */
export function loadBlueprintPack(folder: URL): BlueprintPack {
  const pack = read(folder, 'components.json', ComponentPack);
  const { levels } = read(folder, 'levels.json', LevelPack);
  const { scales } = read(folder, 'scales.json', ScalePack);
  const { routines } = read(folder, 'routines.json', RoutinePack);
  const foundation = read(folder, 'indicators.json', FoundationPack);
  refuse('components.json', [
    ...findTreeFaults(pack.components),
    ...unknown(
      pack.components.map(({ type }) => type),
      pack.types,
      'type',
    ),
    ...unknown(
      pack.components.flatMap(({ level }) => level ?? []),
      levels,
      'level',
    ),
  ]);
  refuse('routines.json', [
    ...unknown(
      routines.map(({ component }) => component),
      pack.components.map(({ key }) => ({ id: key })),
      'component',
    ),
    ...unknown(
      routines.map(({ who }) => who),
      capacityKinds.map((id) => ({ id })),
      'capacity',
    ),
  ]);
  return { pack, levels, scales, routines, foundation };
}

function read<Schema extends z.ZodType>(folder: URL, file: string, schema: Schema): z.infer<Schema> {
  const parsed = schema.safeParse(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
  if (parsed.success) return parsed.data;
  throw new Error(`packs/blueprint/${file} cannot be used: ${z.prettifyError(parsed.error)}`);
}

function refuse(file: string, faults: readonly string[]): void {
  if (faults.length > 0) throw new Error(`packs/blueprint/${file} cannot be used: ${faults.join(' ')}`);
}

function unknown(named: readonly string[], known: readonly { id: string }[], what: string): string[] {
  const ids = new Set(known.map(({ id }) => id));
  return named.filter((id) => !ids.has(id)).map((id) => `There is no ${what} ${id}.`);
}
