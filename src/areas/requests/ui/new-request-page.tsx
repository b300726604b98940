import { useSearch } from '@tanstack/react-router';
import { PageLink } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import { paths } from '../../../client/paths.ts';
import { usePlace } from '../../../client/place.ts';
import { m } from '../../../client/words/words.ts';
import { usePlaces } from './places.ts';
import { type AskedFrom, RequestForm } from './request-form.tsx';
import './requests.css';

/** Asks for support; from a reading, a step, or a conversation that two had. */
export function NewRequestPage() {
  const asked = useSearch({ strict: false }) as AskedFrom;
  const places = usePlaces();
  const place = usePlace();
  const isFromTalk = asked.from === 'conversation';
  return (
    <PageBody
      title={m.requests_ask()}
      lead={m.requests_ask_lead()}
      above={<PageLink to={paths.requests}>{m.requests_title()}</PageLink>}
    >
      {isFromTalk && (
        <Notice>
          <p>{m.requests_from_talk()}</p>
        </Notice>
      )}
      {asked.window !== undefined && (
        <p>
          <PageLink to={paths.seenWindow(asked.window)}>{m.requests_from_window()}</PageLink>
        </p>
      )}
      {asked.step !== undefined && (
        <p>
          <PageLink to={paths.step(asked.step)}>{m.requests_from_step()}</PageLink>
        </p>
      )}
      {places === undefined ? (
        <p className="loading" role="status">
          {m.frame_loading()}
        </p>
      ) : (
        <RequestForm
          asked={asked}
          places={places}
          nameAtFirst={isFromTalk ? 'nobody' : 'helper'}
          onAsked={(requestId) => place.go(paths.request(requestId))}
        />
      )}
    </PageBody>
  );
}
