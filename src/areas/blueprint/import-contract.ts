import { z } from 'zod';
import { Language } from '../../kit/text.ts';
import { keeping, signedIn } from './problem-contract.ts';

/** The columns of a framework file, in and out. */
export const frameworkColumns = [
  'key',
  'type',
  'parent',
  'order',
  'level',
  'floor',
  'weeks',
  'name',
  'aliases',
  'about',
  'evidence',
  'local_text',
  'holds',
  'retired',
] as const;

/** What can be wrong with one line. */
export const LineFault = z.enum([
  'key-unreadable',
  'key-twice',
  'name-missing',
  'type-unknown',
  'level-unknown',
  'parent-unknown',
  'parent-retired',
  'under-itself',
  'foundation-stays',
  'number-unreadable',
  'number-outside',
  'text-too-long',
  'too-many',
  'not-as-expected',
]);
export type LineFault = z.infer<typeof LineFault>;

export const FileFormat = z.enum(['csv', 'json']);
export type FileFormat = z.infer<typeof FileFormat>;

const Touched = z.object({ key: z.string(), name: z.string(), fields: z.array(z.string()) });

export const ImportPreview = z.object({
  /** Stands for this file on this framework: confirming asks for it. */
  digest: z.string(),
  faults: z.array(
    z.object({
      /** As a spreadsheet counts, the heading is line 1; in JSON, the component's place, from 1. */
      line: z.int(),
      field: z.string(),
      fault: LineFault,
      value: z.string(),
    }),
  ),
  added: z.array(Touched),
  changed: z.array(Touched),
  retired: z.array(Touched),
  leftCount: z.int(),
  /** What the file brings beside components: kinds, levels, scales, by their ids. */
  brings: z.array(z.string()),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

const file = {
  format: FileFormat,
  text: z.string().max(600_000),
  /** Whether components that the file does not name are retired. The foundation stays. */
  retiresMissing: z.boolean(),
};

export const importContract = {
  previewImport: keeping
    .route({
      method: 'POST',
      path: '/blueprint/imports/preview',
      summary: 'What a framework file would add, change and leave, without changing anything',
      description:
        'CSV or JSON, as the export writes them. Faults come by line. A component is known by its key, or by its name or an alias where the file gives no key.',
    })
    .input(z.strictObject(file))
    .output(ImportPreview),
  importFramework: keeping
    .route({
      method: 'PUT',
      path: '/blueprint/imports/{id}',
      summary: 'Do what a preview has shown, whole or not at all',
      description:
        'Takes the same file and the preview’s digest. Refused with faults, and when the framework has changed since. Everything it changes stays readable as it was. The same again is accepted.',
    })
    .input(z.strictObject({ id: z.uuid(), ...file, digest: z.string().max(100) }))
    .output(
      z.object({
        addedCount: z.int(),
        changedCount: z.int(),
        retiredCount: z.int(),
        leftCount: z.int(),
      }),
    ),
  exportFramework: signedIn
    .route({
      method: 'GET',
      path: '/blueprint/export',
      summary: 'The framework as a file that can be imported again',
      description:
        'CSV holds the texts in one language, JSON all of them. Importing it again changes nothing. Cells that a spreadsheet would run as a formula begin with an apostrophe, which the import takes off.',
    })
    .input(z.strictObject({ format: FileFormat, language: Language }))
    .output(z.object({ fileName: z.string(), text: z.string() })),
};
