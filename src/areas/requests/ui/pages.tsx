import type { Page } from '../../../client/page.ts';
import { paths } from '../../../client/paths.ts';

/** The pages of the requests area, by address. */
export const requestsPages: Page[] = [
  { path: paths.requests, load: async () => (await import('./requests-page.tsx')).RequestsPage },
  { path: paths.newRequest, load: async () => (await import('./new-request-page.tsx')).NewRequestPage },
  { path: paths.supportMap, load: async () => (await import('./map-page.tsx')).MapPage },
  {
    path: paths.visionSupports,
    load: async () => (await import('./vision-supports-page.tsx')).VisionSupportsPage,
  },
  { path: paths.pace, load: async () => (await import('./pace-page.tsx')).PacePage },
  { path: paths.supportTalk, isAlone: true, load: async () => (await import('./talk-page.tsx')).TalkPage },
  { path: paths.request('$requestId'), load: async () => (await import('./request-page.tsx')).RequestPage },
];
