import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { useSession } from '../../../client/session.ts';
import { capacityWords } from '../../../client/words/capacity.ts';
import { day, list, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import { schoolDayOf } from '../../../kit/days.ts';
import { mayObserve } from '../access.ts';
import type { WindowId } from '../visit-contract.ts';
import type { WindowPage as Window, WindowPractice } from '../window-contract.ts';
import { observationApi } from './api.ts';
import { daysOf, WindowTag } from './window-parts.tsx';
import { wayWords } from './window-ways.tsx';
import './observation.css';

/** One window: what is being looked for, in full, for whoever visits and whoever is visited. */
export function WindowPage() {
  const { windowId } = useParams({ strict: false });
  const query = useQuery(
    observationApi.queries.readWindow.queryOptions({ input: { id: windowId as WindowId } }),
  );
  return <Loaded query={query}>{(window) => <WindowBody window={window} />}</Loaded>;
}

function WindowBody({ window }: { window: Window }) {
  const { actor } = useSession();
  return (
    <PageBody
      title={window.subject.name}
      above={<PageLink to={paths.windows}>{m.window_list_title()}</PageLink>}
      lead={<span dir="auto">{window.purpose}</span>}
      actions={
        mayObserve(actor.capacity) &&
        window.state === 'open' && (
          <LinkButton to={paths.visit} look="main">
            {m.window_start_visit()}
          </LinkButton>
        )
      }
    >
      <div className="row">
        <WindowTag window={window} />
      </div>
      <dl className="window-facts">
        <div>
          <dt>{m.window_when()}</dt>
          <dd>{daysOf(window)}</dd>
        </div>
        <div>
          <dt>{m.window_where()}</dt>
          <dd>{list(window.buildings.map(({ name }) => name))}</dd>
        </div>
        <div>
          <dt>{m.window_how_long()}</dt>
          <dd>{m.window_minutes({ count: window.visitMinutes, shown: number(window.visitMinutes) })}</dd>
        </div>
      </dl>
      <Notice>
        <p>{m.frame_no_perfection()}</p>
      </Notice>
      <section className="stack-wide">
        <h2>{m.window_what()}</h2>
        {window.practices.map((practice) => (
          <Practice key={practice.id} practice={practice} way={wayWords(window.ways[practice.id])} />
        ))}
      </section>
      <Origin window={window} />
    </PageBody>
  );
}

const kindWords = {
  behavior: m.window_kind_behavior,
  practice: m.window_kind_practice,
  characteristic: m.window_kind_characteristic,
};

function Practice({ practice, way }: { practice: WindowPractice; way: string | null }) {
  return (
    <article className="sheet window-practice">
      <h3 dir="auto">{practice.name}</h3>
      <p className="prose" dir="auto">
        {practice.sentence}
      </p>
      {way !== null && <p className="quiet small">{m.window_way_said({ none: m.window_way_none(), way })}</p>}
      <h4>{m.window_look_fors()}</h4>
      <ul className="window-look-fors" dir="auto">
        {practice.lookFors.map((lookFor) => (
          <li key={lookFor.id}>
            {lookFor.text} <bdi className="quiet small">({kindWords[lookFor.kind]()})</bdi>
          </li>
        ))}
      </ul>
      <dl className="window-words">
        <Words title={m.window_opportunity()} texts={[practice.opportunity]} />
        <Words title={m.window_not_this()} texts={[practice.notThis]} />
        <Words title={m.window_phrases()} texts={practice.phrases} />
      </dl>
    </article>
  );
}

function Words({ title, texts }: { title: string; texts: readonly string[] }) {
  const written = texts.filter((text) => text !== '');
  if (written.length === 0) return null;
  return (
    <div>
      <dt>{title}</dt>
      {written.map((text) => (
        <dd key={text} dir="auto">
          {text}
        </dd>
      ))}
    </div>
  );
}

function Origin({ window }: { window: Window }) {
  const { district } = useSession();
  const { version, gate } = window;
  const percent = number(gate.coveragePercent);
  return (
    <footer className="stack-tight quiet">
      <p>
        {m.window_version({ title: version.title, number: number(version.number) })}{' '}
        <PageLink to={paths.vision(version.visionId)}>{m.window_read_vision()}</PageLink>
      </p>
      <p>
        {m.window_opened({
          name: window.openedBy,
          capacity: capacityWords[window.openedAs](),
          day: day(schoolDayOf(new Date(window.openedAt), district.timeZone)),
          number: number(window.agreement.number),
        })}{' '}
        <PageLink to={paths.agreement}>{m.window_read_agreement()}</PageLink>
      </p>
      {window.broughtInOn === undefined ? (
        <p>
          {gate.wasOverridden ? m.window_gate_then_override({ percent }) : m.window_gate_then({ percent })}
        </p>
      ) : (
        <p>{m.observation_brought_in({ day: day(window.broughtInOn) })}</p>
      )}
      <p>
        <PageLink to={paths.seenWindow(window.id)}>{m.window_see_results()}</PageLink>
      </p>
    </footer>
  );
}
