import { VisionProposals } from '../areas/conversations/ui/vision-proposals.tsx';
import { DraftPage } from '../areas/visions/ui/draft-page.tsx';

/** A vision as it is written, with what people's questions ask of it. */
export function DraftWithProposals() {
  return <DraftPage Proposals={VisionProposals} />;
}
