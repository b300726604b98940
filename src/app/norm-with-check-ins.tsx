import { NormCheckIns } from '../areas/conversations/ui/norm-check-ins.tsx';
import { NormPage } from '../areas/culture/ui/norm-page.tsx';

/** A norm, with what people said about it at the end of their meetings. */
export function NormWithCheckIns() {
  return <NormPage CheckIns={NormCheckIns} />;
}
