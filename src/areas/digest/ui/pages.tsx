import type { Page } from '../../../client/page.ts';
import { paths } from '../../../client/paths.ts';

/** The pages of the digest area, by address. */
export const digestPages: Page[] = [
  { path: paths.thisWeek, load: async () => (await import('./this-week-page.tsx')).ThisWeekPage },
  { path: paths.weekFocus, load: async () => (await import('./focus-page.tsx')).FocusPage },
  { path: paths.weekMail, load: async () => (await import('./mail-faults-page.tsx')).MailFaultsPage },
  {
    path: paths.mailOff,
    load: async () => (await import('./mail-off-page.tsx')).MailOffPage,
    isAlone: true,
    isPublic: true,
  },
  { path: paths.messages, load: async () => (await import('./messages-page.tsx')).MessagesPage },
  { path: paths.newMessage, load: async () => (await import('./new-message-page.tsx')).NewMessagePage },
  { path: paths.message('$messageId'), load: async () => (await import('./message-page.tsx')).MessagePage },
  {
    path: paths.messageReach('$versionId'),
    load: async () => (await import('./version-reach-page.tsx')).VersionReachPage,
  },
];
