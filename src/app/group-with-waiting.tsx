import { GroupPage } from '../areas/conversations/ui/group-page.tsx';
import { Waiting } from '../areas/standing/ui/waiting.tsx';
import { LoadBefore } from '../areas/supports/ui/load-before.tsx';

/** A group, with what waits for it from all areas. */
export function GroupWithWaiting() {
  return <GroupPage Waiting={Waiting} SeatLoad={SeatLoad} />;
}

function SeatLoad({ person }: { person: { id: string; name: string } }) {
  return <LoadBefore person={person} adding="seats" />;
}
