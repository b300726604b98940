import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api } from '../areas/conversations/ui/api.ts';
import {
  AgreementSoFar,
  AudienceShares,
  LanguageOverTime,
  QuestionsOverTime,
} from '../areas/conversations/ui/shared-understanding.tsx';
import { ChancesMap } from '../areas/standing/ui/chances.tsx';
import { Traces } from '../areas/standing/ui/traces.tsx';
import { Button } from '../client/design/button.tsx';
import { PageLink } from '../client/design/link.tsx';
import { PageBody } from '../client/design/page.tsx';
import { Loaded } from '../client/loaded.tsx';
import { paths } from '../client/paths.ts';
import { m } from '../client/words/words.ts';

/** Whether a vision is shared: who studied it, who sees it alike, whether people say its words, what lies in a binder. */
export function IsItShared() {
  const { versionId = '' } = useParams({ strict: false }) as { versionId?: string };
  const coverage = useQuery(api.queries.readCoverage.queryOptions({ input: { versionId } as never }));
  return (
    <Loaded query={coverage}>
      {({ version }) => (
        <PageBody
          title={m.standing_shared()}
          lead={m.standing_shared_lead()}
          above={
            <>
              <PageLink to={paths.standing}>{m.standing_title()}</PageLink> ·{' '}
              <PageLink to={paths.vision(version.visionId)}>
                <bdi>{version.title}</bdi>
              </PageLink>
            </>
          }
          actions={<Button onPress={() => window.print()}>{m.frame_print()}</Button>}
        >
          <AudienceShares versionId={versionId} />
          <AgreementSoFar versionId={versionId} />
          <LanguageOverTime versionId={versionId} />
          <QuestionsOverTime versionId={versionId} />
          <ChancesMap versionId={versionId} />
          <Traces versionId={versionId} />
          <p>
            <PageLink to={paths.messageReach(versionId)}>{m.standing_who_was_told()}</PageLink>
          </p>
        </PageBody>
      )}
    </Loaded>
  );
}
