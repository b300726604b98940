import { PracticeExemplars } from '../areas/conversations/ui/practice-exemplars.tsx';
import { PracticeQuestions } from '../areas/conversations/ui/practice-questions.tsx';
import { VisionCoverage } from '../areas/conversations/ui/vision-coverage.tsx';
import { NearExplainers } from '../areas/people/ui/near-explainers.tsx';
import { VisionPage } from '../areas/visions/ui/vision-page.tsx';

/** A vision, with the questions people ask beside its practices, how far people have studied it, and whom to ask. */
export function VisionWithQuestions() {
  return <VisionPage Questions={PracticeQuestions} Coverage={VisionCoverage} Explainers={NearExplainers} />;
/** A vision, with examples and questions beside its practices and how far the district has come in studying it. */
export function VisionWithQuestions() {
  return <VisionPage Questions={PracticeMargin} Coverage={VisionCoverage} />;
}

function PracticeMargin(practice: { versionId: string; practiceId: string }) {
  return (
    <div className="stack">
      <PracticeExemplars {...practice} />
      <PracticeQuestions {...practice} />
    </div>
  );
}
