import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { LinkButton, PageLink } from '../../../client/design/link.tsx';
import { Notice } from '../../../client/design/notice.tsx';
import { PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { useActsAs } from '../../../client/session.ts';
import { day, number } from '../../../client/words/format.ts';
import { m } from '../../../client/words/words.ts';
import type { Coverage } from '../coverage-contract.ts';
import { api } from './api.ts';
import { AudienceTable } from './audience-table.tsx';
import { GatePanel } from './gate-panel.tsx';
import { audienceOrder, audienceWords } from './gate-words.ts';
import { ScrollRegion } from './scroll-region.tsx';
import { ShareBar } from './share-bar.tsx';
import './conversations.css';

/** Who has had the chance to study a vision: by audience, building, grade band and practice; and whether visits may begin. */
export function CoveragePage() {
  const { versionId = '' } = useParams({ strict: false }) as { versionId?: string };
  const coverage = useQuery(api.queries.readCoverage.queryOptions({ input: { versionId } as never }));
  return <Loaded query={coverage}>{(found) => <Studied coverage={found} />}</Loaded>;
}

function Studied({ coverage }: { coverage: Coverage }) {
  const { version, sessions } = coverage;
  const mayPlan = useActsAs('building_administrator', 'coach', 'dn_member', 'superintendent', 'teacher');
  return (
    <PageBody
      isWide
      title={m.conversations_who_studied()}
      lead={m.conversations_coverage_lead({ day: day(coverage.adoptedOn) })}
      above={
        <>
          <PageLink to={paths.conversations}>{m.frame_conversations()}</PageLink> ·{' '}
          <PageLink to={paths.vision(version.visionId)}>{version.title}</PageLink>
        </>
      }
      actions={
        mayPlan &&
        coverage.isCurrent && (
          <LinkButton to={paths.newStudySession} look="main">
            {m.conversations_plan()}
          </LinkButton>
        )
      }
    >
      {!coverage.isCurrent && (
        <Notice kind="attention">
          <p>{m.conversations_version_replaced()}</p>
        </Notice>
      )}
      <GatePanel gate={coverage.gate} />
      <p>
        {m.conversations_sessions_held({ count: sessions.held, held: number(sessions.held) })}{' '}
        {m.conversations_sessions_planned({ count: sessions.planned, planned: number(sessions.planned) })}
      </p>
      <p>
        {m.calibration_studied_not_alike()}{' '}
        <PageLink to={paths.calibration(version.id)}>{m.calibration_to_agreement()}</PageLink>
      </p>
      <Audiences coverage={coverage} />
      <Buildings coverage={coverage} />
      <Bands coverage={coverage} />
      <Practices coverage={coverage} />
      <p className="quiet small">{m.conversations_few_why()}</p>
    </PageBody>
  );
}

function Audiences({ coverage: { district, gate } }: { coverage: Coverage }) {
  return (
    <section className="stack">
      <h2>{m.conversations_by_audience()}</h2>
      <AudienceTable district={district} gate={gate} />
    </section>
  );
}

function Buildings({ coverage: { buildings, gate } }: { coverage: Coverage }) {
  return (
    <section className="stack">
      <h2>{m.conversations_by_building()}</h2>
      <ScrollRegion label={m.conversations_by_building()}>
        <table className="table conversations-table">
          <caption className="visually-hidden">{m.conversations_by_building()}</caption>
          <thead>
            <tr>
              <th scope="col">{m.conversations_place()}</th>
              <th scope="col">{m.conversations_all_staff()}</th>
              {audienceOrder.map((audience) => (
                <th key={audience} scope="col">
                  {audienceWords[audience]()}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {buildings.map(({ building, all, audiences }) => (
              <tr key={building?.id ?? 'none'}>
                <th scope="row">{building?.name ?? m.conversations_no_building()}</th>
                <td>{all !== null && <ShareBar share={all} threshold={gate.threshold} />}</td>
                {audienceOrder.map((audience) => (
                  <td key={audience}>
                    <ShareBar share={audiences[audience]} threshold={gate.threshold} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

function Bands({ coverage: { bands, gate } }: { coverage: Coverage }) {
  return (
    <section className="stack">
      <h2>{m.conversations_by_band()}</h2>
      <table className="table conversations-table">
        <caption className="visually-hidden">{m.conversations_by_band()}</caption>
        <tbody>
          {bands.map(({ band, teachers }) => (
            <tr key={band?.id ?? 'none'}>
              <th scope="row">{band?.name ?? m.conversations_no_band()}</th>
              <td>
                <ShareBar share={teachers} threshold={gate.threshold} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Practices({ coverage: { practices } }: { coverage: Coverage }) {
  const shown = ['teachers', 'administrators', 'dn_members'] as const;
  return (
    <section className="stack">
      <h2>{m.conversations_by_practice()}</h2>
      <ScrollRegion label={m.conversations_by_practice()}>
        <table className="table conversations-table">
          <caption className="visually-hidden">{m.conversations_by_practice()}</caption>
          <thead>
            <tr>
              <th scope="col">{m.conversations_practice()}</th>
              {shown.map((audience) => (
                <th key={audience} scope="col">
                  {audienceWords[audience]()}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {practices.map((practice) => (
              <tr key={practice.id}>
                <th scope="row">
                  <bdi>{practice.name}</bdi>
                </th>
                {shown.map((audience) => (
                  <td key={audience}>
                    <ShareBar share={practice.audiences[audience]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
