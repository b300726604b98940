import type { Page } from '../../../client/page.ts';
import { paths } from '../../../client/paths.ts';

/** The pages of the supports area, by address. The data conversation is put together with its reading by the app. */
export const supportsPages: Page[] = [
  { path: paths.steps, load: async () => (await import('./steps-page.tsx')).StepsPage },
  { path: paths.newStep, load: async () => (await import('./new-step-page.tsx')).NewStepPage },
  { path: paths.load, load: async () => (await import('./load-page.tsx')).LoadPage },
  { path: paths.step('$stepId'), load: async () => (await import('./step-page.tsx')).StepPage },
];
