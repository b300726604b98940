import { PracticeExemplars } from '../areas/conversations/ui/practice-exemplars.tsx';
import { PracticeQuestions } from '../areas/conversations/ui/practice-questions.tsx';
import { VisionCoverage } from '../areas/conversations/ui/vision-coverage.tsx';
import { NearExplainers } from '../areas/people/ui/near-explainers.tsx';
import { VisionPage } from '../areas/visions/ui/vision-page.tsx';

/** A vision, with examples and questions beside its practices, how far the district has come in studying it, and whom to ask. */
export function VisionWithQuestions() {
  return <VisionPage Questions={PracticeMargin} Coverage={VisionCoverage} Explainers={NearExplainers} />;
}

function PracticeMargin(practice: { versionId: string; practiceId: string }) {
  return (
    <div className="stack">
      <PracticeExemplars {...practice} />
      <PracticeQuestions {...practice} />
    </div>
  );
}
