import { PracticeQuestions } from '../areas/conversations/ui/practice-questions.tsx';
import { VisionCoverage } from '../areas/conversations/ui/vision-coverage.tsx';
import { VisionPage } from '../areas/visions/ui/vision-page.tsx';

/** A vision, with the questions people ask beside its practices and how far the district has come in studying it. */
export function VisionWithQuestions() {
  return <VisionPage Questions={PracticeQuestions} Coverage={VisionCoverage} />;
}
