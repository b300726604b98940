import { analysisProblemWords } from '../areas/analysis/ui/problem-words.ts';
import { blueprintProblemWords } from '../areas/blueprint/ui/problem-words.ts';
import { conversationsProblemWords } from '../areas/conversations/ui/problem-words.ts';
import { cultureProblemWords } from '../areas/culture/ui/problem-words.ts';
import { digestProblemWords } from '../areas/digest/ui/problem-words.ts';
import { districtProblemWords } from '../areas/district/ui/problem-words.ts';
import { evidenceProblemWords } from '../areas/evidence/ui/problem-words.ts';
import { exchangeProblemWords } from '../areas/exchange/ui/problem-words.ts';
import { goalsProblemWords } from '../areas/goals/ui/problem-words.ts';
import { observationProblemWords } from '../areas/observation/ui/problem-words.ts';
import { peopleProblemWords } from '../areas/people/ui/problem-words.ts';
import { pulseProblemWords } from '../areas/pulse/ui/problem-words.ts';
import { reportsProblemWords } from '../areas/reports/ui/problem-words.ts';
import { requestsProblemWords } from '../areas/requests/ui/problem-words.ts';
import { supportsProblemWords } from '../areas/supports/ui/problem-words.ts';
import { visionsProblemWords } from '../areas/visions/ui/problem-words.ts';
import type { ProblemWords } from '../client/problem-words.ts';
import { number } from '../client/words/format.ts';
import { m } from '../client/words/words.ts';
import type { commonProblems } from '../kit/problem.ts';

/** Words for the problems that any endpoint can give. */
const commonWords = {
  'session/none': () => m.problem_session_none(),
  'session/not-in-this-capacity': () => m.problem_session_not_in_this_capacity(),
  'session/other-site': () => m.problem_session_other_site(),
  'token/not-valid': () => m.problem_token_not_valid(),
  'token/not-for-this': () => m.problem_token_not_for_this(),
  'record/different-content': () => m.problem_record_different_content(),
  'record/not-found': () => m.problem_record_not_found(),
  'request/not-readable': (data: { issues?: { path: string }[] } | undefined) =>
    m.problem_request_not_readable({ issues: (data?.issues ?? []).map((issue) => issue.path).join(', ') }),
  'request/too-many': (data: { retryAfterSeconds: number }) =>
    m.problem_request_too_many({ minutes: number(Math.ceil(data.retryAfterSeconds / 60)) }),
} satisfies Record<keyof typeof commonProblems, (data: never) => string>;

/** Words for every refusal of every area. A missing one does not compile in its area. */
export const problemWords: ProblemWords = {
  ...commonWords,
  ...districtProblemWords,
  ...peopleProblemWords,
  ...visionsProblemWords,
  ...conversationsProblemWords,
  ...observationProblemWords,
  ...analysisProblemWords,
  ...supportsProblemWords,
  ...digestProblemWords,
  ...cultureProblemWords,
  ...goalsProblemWords,
  ...pulseProblemWords,
  ...requestsProblemWords,
  ...blueprintProblemWords,
  ...evidenceProblemWords,
  ...reportsProblemWords,
  ...exchangeProblemWords,
};
