import type { Page } from '../../../client/page.ts';
import { paths } from '../../../client/paths.ts';

/** The pages of the observation area, by address. The visit has an entry of its own. */
export const observationPages: Page[] = [
  { path: paths.windows, load: async () => (await import('./window-list-page.tsx')).WindowListPage },
  { path: paths.newWindow, load: async () => (await import('./window-open-page.tsx')).WindowOpenPage },
  { path: paths.window('$windowId'), load: async () => (await import('./window-page.tsx')).WindowPage },
  { path: paths.pairs, load: async () => (await import('./pair-list-page.tsx')).PairListPage },
  { path: paths.pair('$pairId'), load: async () => (await import('./pair-page.tsx')).PairPage },
  { path: paths.myVisits, load: async () => (await import('./my-visits-page.tsx')).MyVisitsPage },
  { path: paths.agreement, load: async () => (await import('./agreement-page.tsx')).AgreementPage },
  {
    path: paths.newAgreement,
    load: async () => (await import('./agreement-publish-page.tsx')).AgreementPublishPage,
  },
  { path: paths.invitations, load: async () => (await import('./invitations-page.tsx')).InvitationsPage },
  { path: paths.peerVisits, load: async () => (await import('./peer-page.tsx')).PeerPage },
  {
    path: paths.peerVisit('$teamId'),
    load: async () => (await import('./peer-visit-page.tsx')).PeerVisitPage,
  },
  { path: paths.sheets, load: async () => (await import('./sheets-page.tsx')).SheetsPage },
  { path: paths.rescue, load: async () => (await import('./rescue-page.tsx')).RescuePage },
];
