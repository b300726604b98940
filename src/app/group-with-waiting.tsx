import { GroupPage } from '../areas/conversations/ui/group-page.tsx';

/** A group, with what waits for it from all areas. */
export function GroupWithWaiting() {
  return <GroupPage Waiting={() => null} />;
}
