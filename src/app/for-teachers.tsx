import { SharingClocks } from '../areas/analysis/ui/sharing-clocks.tsx';
import { TeachersPage } from '../areas/observation/ui/teachers-page.tsx';

/** What somebody who is visited wants to know, with when the results are shared. */
export function ForTeachers() {
  return <TeachersPage clocks={<SharingClocks />} />;
}
