import { z } from 'zod';
import { Language } from '../../kit/text.ts';
import type { OpenFigure } from './export-contract.ts';

const unitKeys = [
  'id',
  'text',
  'day',
  'moment',
  'minutes',
  'number',
  'visits',
  'rooms',
  'share',
  'factor',
  'flag',
] as const;
const ruleKeys = [
  'none',
  'frozen',
  'pool',
  'lattice',
  'floors',
  'presence',
  'wilson',
  'kish',
  'compare',
] as const;

type Column = { unit: (typeof unitKeys)[number]; rule: (typeof ruleKeys)[number] };

/** Every column of the files, in their order: each field of a figure, then what goes with every figure. */
export const exportColumns = {
  subjectId: { unit: 'id', rule: 'none' },
  subject: { unit: 'text', rule: 'none' },
  windowId: { unit: 'id', rule: 'none' },
  windowStartsOn: { unit: 'day', rule: 'none' },
  windowEndsOn: { unit: 'day', rule: 'none' },
  windowState: { unit: 'text', rule: 'frozen' },
  visitMinutes: { unit: 'minutes', rule: 'pool' },
  versionId: { unit: 'id', rule: 'none' },
  versionNumber: { unit: 'number', rule: 'none' },
  practiceId: { unit: 'id', rule: 'none' },
  practice: { unit: 'text', rule: 'none' },
  placeKind: { unit: 'text', rule: 'lattice' },
  buildingId: { unit: 'id', rule: 'lattice' },
  building: { unit: 'text', rule: 'lattice' },
  bandId: { unit: 'id', rule: 'lattice' },
  band: { unit: 'text', rule: 'lattice' },
  result: { unit: 'text', rule: 'floors' },
  present: { unit: 'visits', rule: 'presence' },
  visits: { unit: 'visits', rule: 'presence' },
  rooms: { unit: 'rooms', rule: 'floors' },
  share: { unit: 'share', rule: 'wilson' },
  low: { unit: 'share', rule: 'wilson' },
  high: { unit: 'share', rule: 'wilson' },
  noOpportunity: { unit: 'visits', rule: 'presence' },
  couldNotTell: { unit: 'visits', rule: 'presence' },
  opportunity: { unit: 'share', rule: 'wilson' },
  opportunityLow: { unit: 'share', rule: 'wilson' },
  opportunityHigh: { unit: 'share', rule: 'wilson' },
  icc: { unit: 'factor', rule: 'kish' },
  designEffect: { unit: 'factor', rule: 'kish' },
  effectiveVisits: { unit: 'visits', rule: 'kish' },
  isComparable: { unit: 'flag', rule: 'compare' },
  floorRooms: { unit: 'rooms', rule: 'floors' },
  floorVisits: { unit: 'visits', rule: 'floors' },
  readingTakenAt: { unit: 'moment', rule: 'frozen' },
  readingSha256: { unit: 'text', rule: 'frozen' },
  exportedOn: { unit: 'day', rule: 'none' },
  howToRead: { unit: 'text', rule: 'none' },
} as const satisfies Record<keyof OpenFigure | 'exportedOn' | 'howToRead', Column>;
export type ExportColumn = keyof typeof exportColumns;
export const columnKeys = Object.keys(exportColumns) as ExportColumn[];

/**
 * The name of a column in the files.
 *
 * @example columnName('windowStartsOn') // 'window_starts_on'
 */
export function columnName(key: ExportColumn): string {
  return key.replaceAll(/[A-Z]|\d+/g, (part) => (/\d/.test(part) ? part : `_${part.toLowerCase()}`));
}

const wordKeys = [
  'sharesLine',
  'noPerfection',
  'sheetAbout',
  'sheetFigures',
  'sheetCodeBook',
  'sheetWordings',
  'title',
  'district',
  'madeOn',
  'floorsLine',
  'column',
  'field',
  'meaning',
  'unit',
  'rule',
  'subject',
  'version',
  'adoptedOn',
  'practice',
  'sentence',
  'seal',
] as const;

const wordsFor = <Key extends string>(keys: readonly Key[], least: 0 | 1 = 1) =>
  z.strictObject(
    Object.fromEntries(keys.map((key) => [key, z.string().min(least)])) as Record<Key, z.ZodString>,
  );

/** Every wording of the files, by its key. */
export const ExportWords = wordsFor(wordKeys).extend({
  units: wordsFor(unitKeys),
  rules: wordsFor(ruleKeys, 0),
  columns: wordsFor(columnKeys),
});
export type ExportWords = z.infer<typeof ExportWords>;

/** The catalog of the files: they are made on the server, so their words are there and not in the client. */
export const ExportCatalog = z.record(Language, ExportWords);
export type ExportCatalog = z.infer<typeof ExportCatalog>;
