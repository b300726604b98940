import type { Page } from '../../../client/page.ts';
import { paths } from '../../../client/paths.ts';

/** The pages of the goals area, by address. A goal is put together with its next steps by the app. */
export const goalsPages: Page[] = [
  { path: paths.goals, load: async () => (await import('./goals-page.tsx')).GoalsPage },
  { path: paths.newGoal, load: async () => (await import('./new-goal-page.tsx')).NewGoalPage },
  { path: paths.results, load: async () => (await import('./results-page.tsx')).ResultsPage },
  { path: paths.measures, load: async () => (await import('./measures-page.tsx')).MeasuresPage },
  { path: paths.measure('$measureId'), load: async () => (await import('./measure-page.tsx')).MeasurePage },
];
