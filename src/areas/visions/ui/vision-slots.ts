import type { ComponentType } from 'react';

/** What other areas put into a vision as it is read; composed by the app. */
export type VisionSlots = {
  /** Questions beside a practice; from the conversations area. */
  Questions?: ComponentType<{ versionId: string; practiceId: string }>;
  /** How far the district has come in studying it. */
  Coverage?: ComponentType<{ versionId: string }>;
  /** Whom in the reader's own building one can ask; from the people area. */
  Explainers?: ComponentType | undefined;
};

/** What other areas put beside a vision as it is written. */
export type DraftSlots = {
  /** What people's questions ask of the next version; from the conversations area. */
  Proposals?: ComponentType<{ visionId: string }> | undefined;
};
