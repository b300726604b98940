import { cultureTraces } from './culture-traces-store.ts';
import { meetingTraces } from './meeting-traces-store.ts';
import { runningTraces } from './running-traces-store.ts';
import { sessionTraces } from './session-traces-store.ts';
import { stepTraces } from './step-traces-store.ts';
import { talkTraces } from './talk-traces-store.ts';
import type { TraceDefinition } from './trace-definition.ts';

/** Every kind of trace, in the order in which they are shown. */
export const traceDefinitions: readonly TraceDefinition[] = [
  ...stepTraces,
  ...meetingTraces,
  ...sessionTraces,
  ...talkTraces,
  ...cultureTraces,
  ...runningTraces,
];
