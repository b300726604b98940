import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from '../../../client/design/button.tsx';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { useActsAs } from '../../../client/session.ts';
import { m } from '../../../client/words/words.ts';
import type { WindowReading } from '../contract.ts';
import { AimsForm } from './aims-form.tsx';
import { analysisApi as api } from './api.ts';
import { windowDays } from './figure-words.ts';
import { HowFigures } from './how-figures.tsx';
import { QualityPanel } from './quality-panel.tsx';
import { Reading, ReadingOf } from './reading.tsx';
import { ReadingState } from './reading-state.tsx';
import { SharingOfWindow } from './sharing-clocks.tsx';
import './analysis.css';

export { Reading };

/** The reading of one window on a page of its own: what was seen, how widely, and what it suggests. */
export function WindowReadingPage() {
  const { windowId = '' } = useParams({ strict: false }) as { windowId?: string };
  const reading = useQuery(api.queries.readWindow.queryOptions({ input: { windowId } }));
  const data = reading.data;
  return (
    <PageBody
      title={data === undefined ? m.seen_window_title() : windowDays(data.window)}
      above={
        data !== undefined && (
          <>
            <PageLink to={paths.seen}>{m.frame_seen()}</PageLink>
            {' · '}
            <PageLink to={paths.seenSubject(data.window.subjectId)}>{data.window.subject}</PageLink>
          </>
        )
      }
      lead={data !== undefined && <span dir="auto">{data.window.purpose}</span>}
      isWide
      actions={<Button onPress={() => window.print()}>{m.frame_print()}</Button>}
    >
      <Loaded query={reading}>{(found) => <Page reading={found} />}</Loaded>
    </PageBody>
  );
}

function Page({ reading }: { reading: WindowReading }) {
  const { window } = reading;
  const leads = useActsAs('building_administrator', 'coach', 'dn_member', 'bn_member', 'superintendent');
  const isStaff = !useActsAs('board_member');
  return (
    <>
      <ReadingState reading={reading} />
      <SharingOfWindow windowId={window.id} />
      <ReadingOf
        reading={reading}
        nextFor={(practiceId) => (
          <p className="row no-print">
            {leads && (
              <PageLink to={paths.newStepAbout(window.subjectId, practiceId)}>
                {m.seen_to_step_about()}
              </PageLink>
            )}
            {isStaff && (
              <PageLink
                to={paths.newRequestAbout({
                  subject: window.subjectId,
                  practice: practiceId,
                  window: window.id,
                })}
              >
                {m.seen_to_request_about()}
              </PageLink>
            )}
          </p>
        )}
      />
      {reading.reading === null && <AimsForm reading={reading} />}
      <div className="row no-print">
        {window.state === 'read' && (
          <LinkButton to={paths.dataConversation(window.id)} look="main">
            {m.seen_to_conversation()}
          </LinkButton>
        )}
        {leads && <LinkButton to={paths.newStep}>{m.seen_to_step()}</LinkButton>}
        <LinkButton to={paths.window(window.id)}>{m.seen_to_window()}</LinkButton>
      </div>
      <QualityPanel windowId={window.id} minutes={window.visitMinutes} />
      <HowFigures />
    </>
  );
}
