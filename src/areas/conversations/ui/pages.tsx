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
    path: paths.newConversation,
    load: async () => (await import('./new-conversation-page.tsx')).NewConversationPage,
  },
  { path: paths.groups, load: async () => (await import('./groups-page.tsx')).GroupsPage },
  { path: paths.newGroup, load: async () => (await import('./groups-page.tsx')).NewGroupPage },
  { path: paths.barriers, load: async () => (await import('./barriers-page.tsx')).BarriersPage },
  { path: paths.welcome, load: async () => (await import('./welcome-page.tsx')).WelcomePage },
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
  { path: paths.protocols, load: async () => (await import('./protocols-page.tsx')).ProtocolsPage },
  {
    path: paths.newProtocol,
    load: async () => (await import('./protocol-editor-page.tsx')).NewProtocolPage,
  },
  {
    path: paths.protocol('$protocolId'),
    load: async () => (await import('./protocol-page.tsx')).ProtocolPage,
  },
  {
    path: paths.editProtocol('$protocolId'),
    load: async () => (await import('./protocol-editor-page.tsx')).EditProtocolPage,
  },
];
