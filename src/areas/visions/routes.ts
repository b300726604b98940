import { adoptionRoutes } from './adoption-routes.ts';
import { asideRoutes } from './aside-routes.ts';
import { callRoutes } from './call-routes.ts';
import { draftReadingRoutes } from './draft-reading-routes.ts';
import { draftRoutes } from './draft-routes.ts';
import { glossaryRoutes } from './glossary-routes.ts';
import { libraryRoutes } from './library-routes.ts';
import { nextRoutes } from './next-routes.ts';
import { noteRoutes } from './note-routes.ts';
import { phraseRoutes } from './phrase-routes.ts';
import { practiceMapRoutes } from './practice-map-routes.ts';
import { reviewRoutes } from './review-routes.ts';
import { targetRoutes } from './target-routes.ts';
import { teamRoutes } from './team-routes.ts';
import { versionRoutes } from './version-routes.ts';
import { visionRoutes } from './vision-routes.ts';

/** The handlers of the visions area. */
export const visionsRoutes = {
  ...libraryRoutes,
  ...glossaryRoutes,
  ...callRoutes,
  ...targetRoutes,
  ...visionRoutes,
  ...asideRoutes,
  ...teamRoutes,
  ...nextRoutes,
  ...draftRoutes,
  ...draftReadingRoutes,
  ...noteRoutes,
  ...reviewRoutes,
  ...adoptionRoutes,
  ...versionRoutes,
  ...practiceMapRoutes,
  ...phraseRoutes,
};
