import { useEffect, useState } from 'react';
import { Button } from '../../../client/design/button.tsx';
import { RadioField, SelectField } from '../../../client/design/field.tsx';
import { LinkButton } from '../../../client/design/link.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import type { DeviceContent } from '../../../client/device/device-view.ts';
import { NotSaved, type NotSavedReason } from '../../../client/device/saving.ts';
import { halfWrittenUnder } from '../../../client/half-written.ts';
import { paths } from '../../../client/paths.ts';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { halfNoteKey } from '../half-note.ts';
import { roomToken } from '../room-token.ts';
import type { LessonPart } from '../visit-contract.ts';
import {
  clockHoursOff,
  comingWindows,
  isTooOld,
  momentNow,
  openWindows,
  type PhoneKit,
} from '../visit-kit-rules.ts';
import { normalizeRoom, proposeRoom } from '../visit-route-rules.ts';
import { beginVisit } from './visit-draft.ts';
import { VisitNextBuilding } from './visit-next-building.tsx';
import { dropWhatIsOver } from './visit-over.ts';
import { pairFor, VisitPairChoice } from './visit-pair-choice.tsx';
import type { PairChoice } from './visit-pair-making.ts';
import { visitPaths } from './visit-paths.ts';
import { dropEndedKeys, type LastPlace, lastPlaceKey, routeOf } from './visit-phone.ts';
import { VisitRoomField } from './visit-rooms.tsx';
import { dayPartAt } from './visit-route.ts';
import { NotSavedNotice } from './visit-save-line.tsx';
import { VisitStatus } from './visit-status.tsx';
import { version } from './visit-version.ts';
import { partWords } from './visit-words.ts';

type Props = { device: DeviceContent; kit: PhoneKit };

/** The next visit: which window, where, which part of the lesson, which room. What has one answer is answered already. */
export function VisitStart({ device, kit }: Props) {
  const now = momentNow(kit, Date.now());
  const windows = openWindows(kit, now);
  useEffect(() => void dropEndedKeys(kit), [kit]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, with what was on the phone when it opened
  useEffect(() => void dropWhatIsOver(device, kit), [kit]);
  return (
    <PageBody
      title={m.visit_title()}
      above={m.visit_recording_as({ name: kit.person.name })}
      lead={<bdi>{kit.perfectionLine ?? m.visit_no_perfection()}</bdi>}
    >
      {windows.length === 0 ? (
        <NoWindow kit={kit} now={now} />
      ) : (
        <StartForm device={device} kit={kit} windows={windows} />
      )}
      <ClockLine kit={kit} />
      <VisitStatus />
      <div className="row">
        <LinkButton to={paths.home} look="quiet">
          {m.frame_home()}
        </LinkButton>
        {([...device.state.keys()].some((key) => key.startsWith(`note:${kit.person.id}:`)) ||
          halfWrittenUnder(halfNoteKey(kit.person.id)).length > 0) && (
          <LinkButton to={visitPaths.notes} look="quiet">
            {m.visit_to_notes()}
          </LinkButton>
        )}
      </div>
    </PageBody>
  );
}

function NoWindow({ kit, now }: { kit: PhoneKit; now: number }) {
  return (
    <div className="stack">
      <p>{m.visit_no_window()}</p>
      {comingWindows(kit, now).map((window) => (
        <p key={window.id} className="quiet">
          {m.visit_opens_on({ subject: window.subjectName, day: day(window.startsOn, 'long') })}
        </p>
      ))}
      <div className="row">
        <LinkButton to={paths.windows}>{m.visit_to_windows()}</LinkButton>
      </div>
    </div>
  );
}

function ClockLine({ kit }: { kit: PhoneKit }) {
  const hours = clockHoursOff(kit);
  const isOld = isTooOld(version, kit.oldestClientVersion);
  return (
    <>
      {hours !== null && (
        <p className="quiet small">{m.visit_clock_off({ hours: number(Math.abs(hours)) })}</p>
      )}
      {isOld && <p className="small">{m.visit_hinder_old()}</p>}
    </>
  );
}

type FormProps = Props & { windows: ReturnType<typeof openWindows> };
type Faults = Partial<Record<'building' | 'band' | 'part' | 'room' | 'pair', string>>;

/** Everything that has to be said before the door opens; one tap or two when one has been here before. */
function StartForm({ device, kit, windows }: FormProps) {
  const last = device.state.get(lastPlaceKey(kit.person.id)) as LastPlace | undefined;
  const [windowId, setWindowId] = useState<string>(last?.windowId ?? '');
  const [buildingId, setBuildingId] = useState<string>(last?.buildingId ?? kit.person.buildingId ?? '');
  const [bandId, setBandId] = useState<string>(last?.bandId ?? '');
  const [part, setPart] = useState<LessonPart | ''>('');
  const [typedRoom, setTypedRoom] = useState<string | null>(null);
  const [pairing, setPairing] = useState<PairChoice>(null);
  const [skipped, setSkipped] = useState<ReadonlySet<string>>(new Set());
  const [faults, setFaults] = useState<Faults>({});
  const [notSaved, setNotSaved] = useState<NotSavedReason | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  const window = windows.find((each) => each.id === windowId) ?? windows[0];
  if (window === undefined) return null;
  const building = oneOf(window.buildings, buildingId);
  const route = routeOf(device, window.id, building ?? '');
  const dayPart = dayPartAt(momentNow(kit, Date.now()));
  const isFree = route !== undefined && typedRoom === null;
  const proposal = isFree ? proposeRoom(route, dayPart, skipped) : null;
  const room = (typedRoom ?? proposal?.room.name ?? '').trim();
  const known = route?.rooms.find((each) => normalizeRoom(each.name) === normalizeRoom(room));
  const band = oneOf(window.bands, bandId) ?? known?.bandId ?? undefined;

  const start = async () => {
    const found = findFaults(building, band, part, normalizeRoom(room));
    setFaults(found);
    if (building === undefined || band === undefined || part === '' || Object.keys(found).length > 0) return;
    setIsBusy(true);
    try {
      const token = await roomToken(window.roomKey, room);
      const place = { windowId: window.id, buildingId: building, bandId: band, lessonPart: part };
      const pair = await pairFor(pairing, place, kit, device);
      if (pair !== null && 'fault' in pair) {
        setFaults({ pair: pair.fault });
        setIsBusy(false);
        return;
      }
      const both = pair === null ? {} : { pair };
      await beginVisit(kit.person.id, { ...place, ...both, roomToken: token, roomName: room });
    } catch (error) {
      setNotSaved(error instanceof NotSaved ? error.reason : 'failed');
      setIsBusy(false);
    }
  };

  return (
    <form
      className="stack-wide visit-start"
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <WindowChoice windows={windows} chosen={window} onChange={setWindowId} />
      {window.buildings.length > 1 && (
        <SelectField
          label={m.visit_building()}
          value={building ?? ''}
          options={[{ value: '', label: '' }, ...optionsOf(window.buildings)]}
          onChange={(id) => {
            setBuildingId(id);
            setTypedRoom(null);
          }}
          fault={faults.building}
        />
      )}
      <VisitNextBuilding device={device} window={window} dayPart={dayPart} chosen={building} />
      <VisitRoomField
        personId={kit.person.id}
        window={window}
        buildingId={building ?? ''}
        bandId={band ?? null}
        route={route}
        dayPart={dayPart}
        proposal={proposal}
        skippedCount={skipped.size}
        room={room}
        onChange={(name) => {
          setTypedRoom(name);
          setBandId('');
        }}
        onSkip={() => {
          setSkipped(new Set([...skipped, normalizeRoom(room)]));
          setBandId('');
        }}
        onProposeAgain={() => setSkipped(new Set())}
        fault={faults.room}
      />
      {window.bands.length > 1 && (
        <RadioField
          look="row"
          label={m.visit_band()}
          value={band ?? ''}
          options={optionsOf(window.bands)}
          onChange={setBandId}
          fault={faults.band}
        />
      )}
      <RadioField
        look="row"
        label={m.visit_part()}
        value={part}
        options={partWords.map(([value, label]) => ({ value, label: label() }))}
        onChange={(value) => setPart(value as LessonPart)}
        fault={faults.part}
      />
      <VisitPairChoice choice={pairing} onChange={setPairing} fault={faults.pair} />
      <div className="visit-foot">
        {notSaved !== null && <NotSavedNotice reason={notSaved} onRetry={() => void start()} />}
        <div className="row">
          <Button type="submit" look="main" isBusy={isBusy}>
            {m.visit_start()}
          </Button>
        </div>
      </div>
    </form>
  );
}

type ChoiceProps = {
  windows: FormProps['windows'];
  chosen: FormProps['windows'][number];
  onChange(id: string): void;
};

function WindowChoice({ windows, chosen, onChange }: ChoiceProps) {
  if (windows.length > 1) {
    return (
      <RadioField
        label={m.visit_looking_for()}
        value={chosen.id}
        options={windows.map((window) => ({
          value: window.id,
          label: window.subjectName,
          hint: window.purpose,
        }))}
        onChange={onChange}
      />
    );
  }
  return (
    <p>
      <strong dir="auto">{chosen.subjectName}</strong>
      <br />
      <span className="quiet" dir="auto">
        {chosen.purpose}
      </span>
    </p>
  );
}

function findFaults(
  building: string | undefined,
  band: string | undefined,
  part: string,
  room: string,
): Faults {
  return {
    ...(building === undefined ? { building: m.visit_choose_building() } : {}),
    ...(band === undefined ? { band: m.visit_choose_band() } : {}),
    ...(part === '' ? { part: m.visit_choose_part() } : {}),
    ...(room === '' ? { room: m.visit_choose_room() } : {}),
  };
}

/** The chosen one, or the only one there is. */
function oneOf(items: readonly { id: string }[], chosen: string): string | undefined {
  if (items.length === 1) return items[0]?.id;
  return items.find((item) => item.id === chosen)?.id;
}

function optionsOf(items: readonly { id: string; name: string }[]) {
  return items.map(({ id, name }) => ({ value: id, label: name }));
}
