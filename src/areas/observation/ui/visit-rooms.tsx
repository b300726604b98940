import { lazy, Suspense, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { TextField } from '../../../client/design/field.tsx';
import { number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { PhoneWindow } from '../visit-kit-rules.ts';
import { countUnvisited, type DayPart, isUsedAt, type Proposal, type Route } from '../visit-route-rules.ts';
import { partOfDayWords } from './visit-words.ts';

/** Only who writes a list needs what it is written with. */
const RouteEditor = lazy(async () => ({ default: (await import('./visit-route-editor.tsx')).RouteEditor }));

export type RoomFieldProps = {
  personId: string;
  window: PhoneWindow;
  buildingId: string;
  /** The band one is in, as far as that is known: rooms that are added are likely of it too. */
  bandId: string | null;
  route: Route | undefined;
  dayPart: DayPart;
  /** Null when nothing is proposed, or something else has been typed. */
  proposal: Proposal | null;
  /** How many rooms were passed over just now. */
  skippedCount: number;
  room: string;
  fault: string | undefined;
  onChange(name: string | null): void;
  /** Passes over the proposed room; nothing keeps that it was. */
  onSkip(): void;
  onProposeAgain(): void;
};

/** The room: proposed by one's own list, or any other. Names stay on this phone. */
export function VisitRoomField(props: RoomFieldProps) {
  const { buildingId, proposal, room, fault, onChange } = props;
  return (
    <div className="stack-tight">
      {proposal === null ? (
        <>
          <NothingProposed {...props} />
          <TextField
            label={m.visit_room()}
            hint={m.visit_room_hint()}
            value={room}
            onChange={onChange}
            autoComplete="off"
            maxLength={60}
            fault={fault}
          />
        </>
      ) : (
        <Proposed {...props} proposal={proposal} />
      )}
      {buildingId !== '' && <RoomList {...props} />}
    </div>
  );
}

function Proposed({
  window,
  dayPart,
  proposal,
  route,
  onChange,
  onSkip,
}: RoomFieldProps & { proposal: Proposal }) {
  const band = window.bands.find(({ id }) => id === proposal.room.bandId)?.name;
  return (
    <>
      <div className="visit-next">
        <div>
          <p className="small">{m.visit_next_room()}</p>
          <p className="visit-next-name" dir="auto">
            {proposal.room.name}
          </p>
        </div>
        <div className="visit-next-ways">
          <Button look="quiet" onPress={onSkip}>
            {m.visit_not_now()}
          </Button>
          <Button look="quiet" onPress={() => onChange('')}>
            {m.visit_other_room()}
          </Button>
        </div>
      </div>
      <details className="visit-details">
        <summary>{m.visit_why_this_room()}</summary>
        <p className="quiet small">{whyOf(proposal, band, dayPart)}</p>
      </details>
      {route !== undefined && (
        <p className="quiet small">
          {m.visit_rooms_left({ count: countUnvisited(route), shown: number(countUnvisited(route)) })}
        </p>
      )}
    </>
  );
}

/** Why this room, in one sentence: the band, what was drawn from, and the number that settled it. */
function whyOf(proposal: Proposal, band: string | undefined, dayPart: DayPart): string {
  const { drawnFrom, wasBandChosen, seed, room } = proposal;
  const said = {
    count: drawnFrom,
    shown: number(drawnFrom),
    time: partOfDayWords[dayPart](),
    seed: `\u2068${seed}\u2069`,
  };
  const why = room.visitsCount === 0 ? m.visit_why_new(said) : m.visit_why_again(said);
  return wasBandChosen && band !== undefined
    ? `${m.visit_why_band({ band: `\u2068${band}\u2069` })} ${why}`
    : why;
}

function NothingProposed({ route, dayPart, skippedCount, onProposeAgain }: RoomFieldProps) {
  if (route === undefined || route.rooms.length === 0) return null;
  if (skippedCount > 0)
    return (
      <div className="row-apart">
        <p className="quiet small">{m.visit_all_skipped()}</p>
        <Button look="quiet" onPress={onProposeAgain}>
          {m.visit_propose_again()}
        </Button>
      </div>
    );
  if (route.rooms.some((room) => isUsedAt(room, dayPart))) return null;
  return <p className="quiet small">{m.visit_no_room_now({ time: partOfDayWords[dayPart]() })}</p>;
}

function RoomList(props: RoomFieldProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="visit-details" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{m.visit_room_list()}</summary>
      {isOpen && (
        <Suspense>
          <RouteEditor {...props} onChoose={props.onChange} />
        </Suspense>
      )}
    </details>
  );
}
