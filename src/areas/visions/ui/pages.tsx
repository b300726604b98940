import type { Page } from '../../../client/page.ts';
import { paths } from '../../../client/paths.ts';

/** The pages of the visions area, by address. The vision and its draft are put together with people’s questions by the app. */
export const visionsPages: Page[] = [
  { path: paths.visions, load: async () => (await import('./visions-page.tsx')).VisionsPage },
  { path: paths.glossary, load: async () => (await import('./glossary-page.tsx')).GlossaryPage },
  { path: paths.models, load: async () => (await import('./model-pages.tsx')).ModelsPage },
  { path: paths.model('$modelId'), load: async () => (await import('./model-pages.tsx')).ModelPage },
  { path: paths.newCall, load: async () => (await import('./call-new-page.tsx')).NewCallPage },
  { path: paths.call('$callId'), load: async () => (await import('./call-page.tsx')).CallPage },
  { path: paths.newVision, load: async () => (await import('./start-page.tsx')).StartVisionPage },
  { path: paths.visionReview('$visionId'), load: async () => (await import('./review-page.tsx')).ReviewPage },
  {
    path: paths.visionAdoption('$visionId'),
    load: async () => (await import('./adoption-page.tsx')).AdoptionPage,
  },
  {
    path: paths.practiceMap('$visionId', '$versionId'),
    load: async () => (await import('./practice-map-page.tsx')).PracticeMapPage,
  },
  { path: paths.targets, load: async () => (await import('./targets-page.tsx')).TargetsPage },
  { path: paths.visionProcess, load: async () => (await import('./process-page.tsx')).ProcessPage },
];
