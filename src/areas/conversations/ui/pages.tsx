import type { Page } from '../../../client/page.ts';
import { paths } from '../../../client/paths.ts';

/** The pages of the conversations area, by address. */
export const conversationsPages: Page[] = [
  {
    path: paths.conversations,
    load: async () => (await import('./conversations-page.tsx')).ConversationsPage,
  },
  {
    path: paths.newStudySession,
    load: async () => (await import('./new-session-page.tsx')).NewSessionPage,
  },
  {
    path: paths.studySession('$sessionId'),
    load: async () => (await import('./session-page.tsx')).SessionPage,
  },
  {
    path: paths.signInSheet('$sessionId'),
    load: async () => (await import('./sign-in-sheet-page.tsx')).SignInSheetPage,
  },
  {
    path: paths.questions('$versionId'),
    load: async () => (await import('./questions-page.tsx')).QuestionsPage,
  },
  {
    path: paths.coverage('$versionId'),
    load: async () => (await import('./coverage-page.tsx')).CoveragePage,
  },
  {
    path: paths.languageInUse('$versionId'),
    load: async () => (await import('./language-page.tsx')).LanguagePage,
  },
  {
    path: paths.exemplars('$versionId'),
    load: async () => (await import('./exemplars-page.tsx')).ExemplarsPage,
  },
  {
    path: paths.calibration('$versionId'),
    load: async () => (await import('./calibration-page.tsx')).CalibrationPage,
  },
  {
    path: paths.newCalibrationSet('$versionId'),
    load: async () => (await import('./calibration-new-page.tsx')).NewCalibrationPage,
  },
  {
    path: paths.calibrationSet('$setId'),
    load: async () => (await import('./calibration-set-page.tsx')).CalibrationSetPage,
  },
  { path: paths.meetings, load: async () => (await import('./meetings-page.tsx')).MeetingsPage },
  { path: paths.newMeeting, load: async () => (await import('./new-meeting-page.tsx')).NewMeetingPage },
  {
    path: paths.meeting('$meetingId'),
    load: async () => (await import('./meeting-page.tsx')).MeetingPage,
  },
];
