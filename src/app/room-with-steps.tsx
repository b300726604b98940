import { RoomMinutesPage } from '../areas/conversations/ui/room-minutes-page.tsx';
import { RoomPage } from '../areas/conversations/ui/room-page.tsx';
import { Waiting } from '../areas/standing/ui/waiting.tsx';
import { MeetingSteps } from '../areas/supports/ui/meeting-steps.tsx';

/** A meeting that people follow together, with the next steps that come out of it. */
export function RoomWithSteps() {
  return <RoomPage NextSteps={MeetingSteps} Waiting={Waiting} />;
}

/** Its minutes, with the same steps. */
export function MinutesWithSteps() {
  return <RoomMinutesPage NextSteps={MeetingSteps} />;
}
