import { useEffect } from 'react';
import { LinkButton } from '../../../client/design/link.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import { type DeviceContent, useOpenDevice } from '../../../client/device/device-view.ts';
import { getOfflineReady } from '../../../client/device/offline-ready.ts';
import { paths } from '../../../client/paths.ts';
import { m } from '../../../client/words/words.ts';
import { type FreshKit, kitOf, useFreshKit } from './visit-phone.ts';
import { VisitProblem } from './visit-problem.tsx';
import { VisitRunning } from './visit-running.tsx';
import { VisitSignInLink } from './visit-sign-in-link.tsx';
import { VisitStart } from './visit-start.tsx';
import { VisitStatus } from './visit-status.tsx';
import './visit.css';

/** The visit: the next room when none is begun, else the visit in progress. Opens with or without a session or a signal. */
export function VisitPage() {
  const device = useOpenDevice();
  const fresh = useFreshKit(device.phase === 'ready' ? device : null);
  const { isAsking } = fresh;
  // The whole program is fetched for later once this page has what it needs now.
  useEffect(() => {
    if (!isAsking) void getOfflineReady();
  }, [isAsking]);
  if (device.phase !== 'ready') return <VisitProblem device={device} title={m.visit_title()} />;
  return <Opened device={device} fresh={fresh} />;
}

function Opened({ device, fresh }: { device: DeviceContent; fresh: FreshKit }) {
  const { isAsking, hindrance } = fresh;
  const kit = kitOf(device) ?? fresh.kit;
  const mine = device.drafts.filter((draft) => draft.personId === device.personId);
  const draft = mine.toSorted((a, b) => (a.id < b.id ? 1 : -1))[0];
  if (hindrance === 'not-observer' && draft === undefined) return <NotAnObserver />;
  if (kit === null) {
    if (isAsking) return <VisitProblem device={{ phase: 'opening' }} title={m.visit_title()} />;
    return <NoKit />;
  }
  if (draft !== undefined) return <VisitRunning key={draft.id} kit={kit} draft={draft} />;
  return <VisitStart device={device} kit={kit} />;
}

function NotAnObserver() {
  return (
    <PageBody title={m.visit_title()} lead={m.visit_not_observer()}>
      <div className="row">
        <LinkButton to={paths.you} look="main">
          {m.visit_to_you()}
        </LinkButton>
        <LinkButton to={paths.windows}>{m.visit_to_windows()}</LinkButton>
      </div>
      <VisitStatus />
    </PageBody>
  );
}

function NoKit() {
  return (
    <PageBody title={m.visit_title()} lead={m.visit_no_kit()}>
      <div className="row">
        <VisitSignInLink back={paths.visit} isMain>
          {m.visit_sign_in()}
        </VisitSignInLink>
      </div>
      <VisitStatus />
    </PageBody>
  );
}
