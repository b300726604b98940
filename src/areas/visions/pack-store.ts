import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { digestOf } from './digest.ts';
import { PackTerm } from './glossary-contract.ts';
import type { KeptOut, LibraryModel, ModelSummary } from './library-contract.ts';
import { type Model, readModel, Work } from './model-schema.ts';
import { copiedOfModel, textOfModelPractice } from './practice-rules.ts';

/** Everything that packs brought: read once at the start, never written. */
export type Library = {
  models: readonly Model[];
  works: readonly Work[];
  terms: readonly PackTerm[];
  keptOut: readonly KeptOut[];
};

const bundled = resolve(import.meta.dirname, '../../../packs');

/**
 * Reads the bundled packs, and those of a further directory of the same shape. What the district brought and cannot be
 * used is kept out, with the reasons; nothing of it stops the start.
 *
 * @throws when a bundled pack is broken, which is a fault of this release
 */
export function readLibrary(furtherDirectory: string | undefined): Library {
  const own = readPacks(bundled, { models: [], works: [], terms: [], keptOut: [] });
  const [fault] = own.keptOut;
  if (fault !== undefined) throw new Error(`${fault.file}: ${fault.reasons.join(' ')}`);
  return furtherDirectory ? readPacks(resolve(furtherDirectory), own) : own;
}

let library: Library | undefined;

/** The library of this installation: the bundled packs and those under JOINTLY_PACKS. */
export function openLibrary(): Library {
  library ??= readLibrary(process.env.JOINTLY_PACKS?.trim());
  return library;
}

/** One edition of a model; undefined when the library does not have it. */
export function findModel({ models }: Library, id: string, version: string): Model | undefined {
  return models.find((model) => model.id === id && model.version === version);
}

/** A model as it stands in a list. */
export function summarizeModel(model: Model): ModelSummary {
  const { id, version, sample, subject, title, language, bands, about, practices } = model;
  const works = new Set(practices.flatMap(({ research }) => research.map(({ work }) => work)));
  const counts = { practiceCount: practices.length, workCount: works.size };
  return { id, version, sample, subject, title, language, bands, about, ...counts };
}

/** A model to read, with the works that it cites. */
export function describeModel(model: Model, works: readonly Work[]): LibraryModel {
  const cited = new Set(model.practices.flatMap(({ research }) => research.map(({ work }) => work)));
  return {
    ...summarizeModel(model),
    cautions: model.cautions,
    practices: model.practices.map((practice) => ({ id: practice.id, ...textOfModelPractice(practice) })),
    works: works.filter(({ id }) => cited.has(id)),
    sha256: digestOf(copiedOfModel(model)),
  };
}

function readPacks(directory: string, before: Library): Library {
  const keptOut: KeptOut[] = [...before.keptOut];
  const refuse = (file: string, reasons: string[]) => keptOut.push({ file, reasons });
  const works = [...before.works, ...readWorks(directory, before.works, refuse)];
  const models = [...before.models];
  for (const { file, content } of readFiles(directory, 'models', refuse)) {
    const { model, faults } = readModel(content, works);
    if (model === null)
      refuse(
        file,
        faults.map(({ words }) => words),
      );
    else if (models.some(({ id, version }) => id === model.id && version === model.version))
      refuse(file, [`The library already has ${model.id} ${model.version}. Give the edition a new version.`]);
    else models.push(model);
  }
  return { models, works, terms: [...before.terms, ...readTerms(directory, before.terms, refuse)], keptOut };
}

type Refuse = (file: string, reasons: string[]) => void;

function readWorks(directory: string, known: readonly Work[], refuse: Refuse): Work[] {
  const ids = new Set(known.map(({ id }) => id));
  return readFiles(directory, 'research', refuse).flatMap(({ file, content }) => {
    const works = z.array(Work).safeParse(content);
    if (!works.success) {
      refuse(file, works.error.issues.map(describe));
      return [];
    }
    const taken = works.data.filter(({ id }) => ids.has(id));
    if (taken.length > 0)
      refuse(
        file,
        taken.map(({ id }) => `The id ${id} is taken by another work. Give this one another id.`),
      );
    const fresh = works.data.filter(({ id }) => !ids.has(id));
    for (const { id } of fresh) ids.add(id);
    return fresh;
  });
}

function readTerms(directory: string, known: readonly PackTerm[], refuse: Refuse): PackTerm[] {
  if (!existsSync(join(directory, 'aliases.json'))) return [];
  const [read] = readFile(directory, 'aliases.json', refuse);
  const terms = z.array(PackTerm).safeParse(read?.content);
  if (!terms.success) {
    if (read !== undefined) refuse(read.file, terms.error.issues.map(describe));
    return [];
  }
  return terms.data.filter(({ term }) => !known.some((other) => other.term === term));
}

function readFiles(directory: string, folder: string, refuse: Refuse) {
  const path = join(directory, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => readFile(directory, join(folder, name), refuse));
}

function readFile(directory: string, file: string, refuse: Refuse): { file: string; content: unknown }[] {
  try {
    return [{ file, content: JSON.parse(readFileSync(join(directory, file), 'utf8')) }];
  } catch (error) {
    refuse(file, [`The file cannot be read: ${error instanceof Error ? error.message : String(error)}`]);
    return [];
  }
}

function describe({ path, message }: z.core.$ZodIssue): string {
  return `At "${path.join('.')}": ${message}`;
}
