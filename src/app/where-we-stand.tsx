import { LatestFindings } from '../areas/analysis/ui/latest-findings.tsx';
import { StandingPage } from '../areas/standing/ui/standing-page.tsx';

/** Where the district stands, with what was seen last. */
export function WhereWeStand() {
  return <StandingPage Findings={LatestFindings} />;
}
