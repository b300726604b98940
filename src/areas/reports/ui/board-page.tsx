import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from '../../../client/design/button.tsx';
import { PageLink } from '../../../client/design/link.tsx';
import { PageBody, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { useActsAs } from '../../../client/session.ts';
import { language } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import type { BuildingId } from '../../../kit/ids.ts';
import { api, districtApi } from './api.ts';
import { GivenForm } from './given-form.tsx';
import { GivenList } from './given-list.tsx';
import { ReportView } from './report-view.tsx';

/** Where the district is: foundation and visions as one story. The same page is what the board is given. */
export function BoardPage() {
  const page = useQuery(api.queries.readBoard.queryOptions({ input: { language: language() } }));
  return (
    <PageBody
      title={m.reports_board()}
      lead={m.reports_board_lead()}
      actions={<Taking address={`/api/reports/board.pdf?language=${language()}`} />}
      isWide
    >
      <Loaded query={page}>
        {(document) => (
          <Sheet title={`${document.place} · ${document.made}`}>
            <ReportView document={document} />
          </Sheet>
        )}
      </Loaded>
      <Buildings />
      <Keeping buildingId={null} />
    </PageBody>
  );
}

/** The same page for one building. */
export function BuildingReportPage() {
  const { buildingId } = useParams({ strict: false }) as { buildingId: BuildingId };
  const input = { buildingId, language: language() };
  const page = useQuery(api.queries.readBuildingReport.queryOptions({ input }));
  return (
    <PageBody
      title={m.reports_building()}
      above={<PageLink to={paths.board}>{m.reports_board()}</PageLink>}
      lead={m.reports_building_lead()}
      actions={<Taking address={`/api/reports/buildings/${buildingId}/report.pdf?language=${language()}`} />}
      isWide
    >
      <Loaded query={page}>
        {(document) => (
          <Sheet title={`${document.place} · ${document.made}`}>
            <ReportView document={document} />
          </Sheet>
        )}
      </Loaded>
      <Keeping buildingId={buildingId} />
    </PageBody>
  );
}

/** The two ways to take the page along. */
export function Taking({ address }: { address: string }) {
  return (
    <>
      <a className="button button-main" href={address} download>
        {m.reports_download()}
      </a>
      <Button onPress={() => window.print()}>{m.frame_print()}</Button>
    </>
  );
}

function Buildings() {
  const profile = useQuery(districtApi.queries.readProfile.queryOptions());
  const open = (profile.data?.buildings ?? []).filter(({ endedOn }) => endedOn === null);
  if (open.length === 0) return null;
  return (
    <nav className="no-print stack-tight" aria-label={m.reports_by_building()}>
      <h2>{m.reports_by_building()}</h2>
      <ul className="plain-list row">
        {open.map(({ id, name }) => (
          <li key={id}>
            <PageLink to={paths.buildingReport(id)} className="button">
              <bdi>{name}</bdi>
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Keeping({ buildingId }: { buildingId: BuildingId | null }) {
  const mayKeep = useActsAs('superintendent', 'dn_member', 'district_office');
  return (
    <div className="no-print stack-wide">
      <Sheet title={m.reports_given()}>
        <GivenList buildingId={buildingId} />
        {mayKeep && <GivenForm buildingId={buildingId} />}
      </Sheet>
    </div>
  );
}
