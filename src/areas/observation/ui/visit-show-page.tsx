import { useEffect } from 'react';
import { LinkButton } from '../../../client/design/link.tsx';
import { type DeviceContent, useOpenDevice } from '../../../client/device/device-view.ts';
import { usePlace } from '../../../client/place.ts';
import { m } from '../../../client/words/words.ts';
import { seenPhrases } from '../visit-kit-rules.ts';
import { visitPaths } from './visit-paths.ts';
import { kitOf } from './visit-phone.ts';
import { VisitProblem } from './visit-problem.tsx';
import { VisitShowNotes } from './visit-show-notes.tsx';
import './visit.css';

type Content = { windowId: string; tallies: { practiceId: string; answer: string }[] };

/** What one turns around and shows to the teacher: what was seen, in the words of the vision. No counts, no "not seen". */
export function VisitShowPage() {
  const { visitId = '' } = usePlace().params;
  const device = useOpenDevice();
  useEffect(() => {
    document.title = `${m.visit_show_title()} · Jointly`;
  }, []);
  if (device.phase !== 'ready') return <VisitProblem device={device} title={m.visit_show_title()} />;
  return (
    <div className="visit-show">
      <h1>{m.visit_show_title()}</h1>
      <Seen device={device} visitId={visitId} />
      <VisitShowNotes device={device} visitId={visitId} />
      <p className="quiet">{m.visit_show_promise()}</p>
      <div className="row">
        <LinkButton to={visitPaths.done(visitId)}>{m.visit_back()}</LinkButton>
      </div>
    </div>
  );
}

function Seen({ device, visitId }: { device: DeviceContent; visitId: string }) {
  const record = [...device.outbox, ...device.received].find((each) => each.id === visitId);
  const content = record?.content as Content | undefined;
  const kit = kitOf(device);
  const window = kit?.windows.find((each) => each.id === content?.windowId);
  if (content === undefined || window === undefined) return <p>{m.visit_gone()}</p>;
  const seen = seenPhrases(window.practices, content.tallies);
  return (
    <>
      <h2>{seen.length === 0 ? m.visit_show_none() : m.visit_show_seen()}</h2>
      <ul className="visit-show-list">
        {seen.length === 0
          ? window.practices.map((practice) => (
              <li key={practice.id}>
                <bdi>{practice.name}</bdi>
              </li>
            ))
          : seen.map(({ practiceId, name, phrase }) => (
              <li key={practiceId} dir="auto">
                <strong>{name}</strong>
                <span>{phrase}</span>
              </li>
            ))}
      </ul>
      <p dir="auto">{kit?.perfectionLine ?? m.visit_no_perfection()}</p>
    </>
  );
}
