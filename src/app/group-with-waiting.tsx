import { GroupPage } from '../areas/conversations/ui/group-page.tsx';
import { Waiting } from '../areas/standing/ui/waiting.tsx';

/** A group, with what waits for it from all areas. */
export function GroupWithWaiting() {
  return <GroupPage Waiting={Waiting} />;
}
