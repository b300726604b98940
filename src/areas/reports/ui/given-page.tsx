import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { PageLink } from '../../../client/design/link.tsx';
import { PageBody, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { day, moment } from '../../../client/words/format.ts';
import { language } from '../../../client/words/language.ts';
import { m } from '../../../client/words/words.ts';
import type { GivenId } from '../report-contract.ts';
import { api } from './api.ts';
import { Taking } from './board-page.tsx';
import { ReportView } from './report-view.tsx';

/** A board update as it was given, word for word, with the seal over it. */
export function GivenPage() {
  const { givenId } = useParams({ strict: false }) as { givenId: GivenId };
  const kept = useQuery(api.queries.readGiven.queryOptions({ input: { id: givenId, language: language() } }));
  return (
    <Loaded query={kept}>
      {(given) => (
        <PageBody
          title={m.reports_given_on({ day: day(given.givenOn) })}
          above={<PageLink to={paths.board}>{m.reports_board()}</PageLink>}
          lead={m.reports_given_lead({ name: given.keptBy, at: moment(given.keptAt) })}
          actions={<Taking address={`/api/reports/given/${given.id}/report.pdf?language=${language()}`} />}
          isWide
        >
          <Sheet title={`${given.document.place} · ${given.document.made}`}>
            <ReportView document={given.document} />
          </Sheet>
          <p className="quiet small">
            {m.reports_seal()} <code dir="ltr">{given.sha256}</code>
          </p>
        </PageBody>
      )}
    </Loaded>
  );
}
