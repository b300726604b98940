import type { ComponentType } from 'react';

/** What other areas put into a vision as it is read; composed by the app. */
export type VisionSlots = {
  /** Questions beside a practice; from the conversations area. */
  Questions?: ComponentType<{ versionId: string; practiceId: string }>;
  /** How far the district has come in studying it. */
  Coverage?: ComponentType<{ versionId: string }>;
};
