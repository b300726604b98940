import { analysisPages } from '../areas/analysis/ui/pages.tsx';
import { blueprintPages } from '../areas/blueprint/ui/pages.tsx';
import { conversationsPages } from '../areas/conversations/ui/pages.tsx';
import { culturePages } from '../areas/culture/ui/pages.tsx';
import { digestPages } from '../areas/digest/ui/pages.tsx';
import { districtPages } from '../areas/district/ui/pages.tsx';
import { evidencePages } from '../areas/evidence/ui/pages.tsx';
import { exchangePages } from '../areas/exchange/ui/pages.tsx';
import { goalsPages } from '../areas/goals/ui/pages.tsx';
import { observationPages } from '../areas/observation/ui/pages.tsx';
import { peoplePages } from '../areas/people/ui/pages.tsx';
import { pulsePages } from '../areas/pulse/ui/pages.tsx';
import { reportsPages } from '../areas/reports/ui/pages.tsx';
import { requestsPages } from '../areas/requests/ui/pages.tsx';
import { supportsPages } from '../areas/supports/ui/pages.tsx';
import { visionsPages } from '../areas/visions/ui/pages.tsx';
import type { Page } from '../client/page.ts';
import { paths } from '../client/paths.ts';

/** Every page of Jointly. Pages that show several areas are made here, at the top; the others in their areas. */
export const pages: Page[] = [
  { path: paths.home, load: async () => (await import('./home-page.tsx')).HomePage },
  { path: paths.more, load: async () => (await import('./more-page.tsx')).MorePage },
  {
    path: paths.vision('$visionId'),
    load: async () => (await import('./vision-with-questions.tsx')).VisionWithQuestions,
  },
  {
    path: paths.visionDraft('$visionId'),
    load: async () => (await import('./draft-with-proposals.tsx')).DraftWithProposals,
  },
  {
    path: paths.dataConversation('$windowId'),
    isAlone: true,
    load: async () => (await import('./conversation-with-reading.tsx')).ConversationWithReading,
  },
  {
    path: paths.room('$meetingId'),
    isAlone: true,
    load: async () => (await import('./room-with-steps.tsx')).RoomWithSteps,
  },
  {
    path: paths.minutes('$meetingId'),
    load: async () => (await import('./room-with-steps.tsx')).MinutesWithSteps,
  },
  {
    path: paths.group('$groupId'),
    load: async () => (await import('./group-with-waiting.tsx')).GroupWithWaiting,
  },
  { path: paths.culture, load: async () => (await import('./our-culture.tsx')).OurCulture },
  {
    path: paths.norm('$normId'),
    load: async () => (await import('./norm-with-check-ins.tsx')).NormWithCheckIns,
  },
  { path: paths.standing, load: async () => (await import('./where-we-stand.tsx')).WhereWeStand },
  { path: paths.shared('$versionId'), load: async () => (await import('./is-it-shared.tsx')).IsItShared },
  {
    path: paths.seenSubject('$subjectId'),
    load: async () => (await import('./subject-with-supports.tsx')).SubjectWithSupports,
  },
  { path: paths.forTeachers, load: async () => (await import('./for-teachers.tsx')).ForTeachers },
  {
    path: paths.goal('$goalId'),
    load: async () => (await import('./goal-with-steps.tsx')).GoalWithSteps,
  },
  ...districtPages,
  ...peoplePages,
  ...visionsPages,
  ...conversationsPages,
  ...observationPages,
  ...analysisPages,
  ...supportsPages,
  ...digestPages,
  ...culturePages,
  ...goalsPages,
  ...pulsePages,
  ...requestsPages,
  ...blueprintPages,
  ...evidencePages,
  ...reportsPages,
  ...exchangePages,
];
