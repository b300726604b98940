import type { Page } from '../../../client/page.ts';
import { paths } from '../../../client/paths.ts';

/** The pages of the people area, by address. */
export const peoplePages: Page[] = [
  {
    path: paths.signIn,
    load: async () => (await import('./sign-in-page.tsx')).SignInPage,
    isAlone: true,
    isPublic: true,
  },
  {
    path: paths.invitation,
    load: async () => (await import('./invitation-page.tsx')).InvitationPage,
    isAlone: true,
    isPublic: true,
  },
  { path: paths.you, load: async () => (await import('./you-page.tsx')).YouPage },
  { path: paths.staff, load: async () => (await import('./staff-page.tsx')).StaffPage },
  { path: paths.person('$personId'), load: async () => (await import('./person-page.tsx')).PersonPage },
  { path: paths.staffImport, load: async () => (await import('./import-page.tsx')).ImportPage },
  { path: paths.delegation, load: async () => (await import('./delegation-page.tsx')).DelegationPage },
  { path: paths.explainers, load: async () => (await import('./explainers-page.tsx')).ExplainersPage },
  { path: paths.audit, load: async () => (await import('./audit-page.tsx')).AuditPage },
];
