import { foldedWords } from '../../kit/folded-words.ts';
import { commonProblems, refusal } from '../../kit/problem.ts';
import { signedIn, stageOf } from './find-vision.ts';
import { readTerms } from './glossary-routes.ts';
import { namesOf, tellTerm, termIdOf } from './glossary-rules.ts';
import { describeModel, findModel, openLibrary, summarizeModel } from './pack-store.ts';
import { searchTerms, searchVisions } from './search-rules.ts';
import { findCurrentVersions } from './version-store.ts';
import { findVisions } from './vision-store.ts';

// Read as the server starts, so that a broken bundled pack is seen then and not by the first reader.
const library = openLibrary();

const visionTerm = 'Vision of high-quality instruction';
/** The term under which the glossary has visions. */
export const visionTermId = termIdOf(visionTerm);

/** Every name under which a vision of high-quality instruction is known. */
const visionNames = library.terms
  .filter(({ term }) => term === visionTerm)
  .flatMap(({ term, aliases }) => [term, ...aliases]);

export const libraryRoutes = {
  listModels: signedIn.listModels.handler(() => ({
    models: library.models.map(summarizeModel),
    keptOut: [...library.keptOut],
  })),
  readModel: signedIn.readModel.handler(({ input }) => {
    const model = findModel(library, input.modelId, input.version);
    if (model === undefined) throw refusal(commonProblems, 'record/not-found');
    return describeModel(model, library.works);
  }),
  listWorks: signedIn.listWorks.handler(({ input }) => {
    const asked = foldedWords(input.q ?? '');
    return library.works.filter(({ authors, year, title, venue, finding }) => {
      const words = foldedWords([...authors, year, title, venue, finding].join(' '));
      return asked.every((word) => words.some((other) => other.startsWith(word)));
    });
  }),
  searchVisions: signedIn.searchVisions.handler(async ({ context, input }) => {
    const versions = await findCurrentVersions(context.tx);
    const visions = await findVisions(context.tx);
    const findables = visions.map((vision) => {
      const version = versions.find(({ visionId }) => visionId === vision.id);
      const practices = (version?.practices ?? []).map(({ practiceId, name }) => ({ id: practiceId, name }));
      return {
        visionId: vision.id,
        versionId: version?.id ?? null,
        title: version?.title ?? vision.title,
        subject: vision.subject,
        stage: stageOf(vision),
        practices,
      };
    });
    const terms = await readTerms(context.tx);
    const vision = terms.find(({ id }) => id === visionTermId);
    return {
      visions: searchVisions(input.q, findables, vision === undefined ? visionNames : namesOf(vision)),
      terms: searchTerms(input.q, terms).map((term) => tellTerm(term, input.language)),
    };
  }),
};
