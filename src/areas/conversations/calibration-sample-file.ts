import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { CalibrationPack } from './calibration-schema.ts';

const folder = new URL('../../../packs/calibration/', import.meta.url);

let loaded: readonly CalibrationPack[] | undefined;

/**
 * The sample lessons, from their packs, read and validated once. A pack that is broken is a fault of the installation and
 * stops whoever needs it, with the place and the reason.
 */
export function readSampleLessons(): readonly CalibrationPack[] {
  loaded ??= readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map(readPack);
  return loaded;
}

function readPack(file: string): CalibrationPack {
  const parsed = CalibrationPack.safeParse(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
  if (!parsed.success)
    throw new Error(`packs/calibration/${file} cannot be used: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
