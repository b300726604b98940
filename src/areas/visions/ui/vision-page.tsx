import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { PageBody } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { api } from './api.ts';
import { VersionReading } from './version-reading.tsx';
import type { VisionSlots } from './vision-slots.ts';
import { VisionUnderway } from './vision-underway.tsx';
import './visions.css';

/** A vision: its version in force to read, or, before the first adoption, how far it has come. */
export function VisionPage({ Questions, Coverage, Explainers }: VisionSlots) {
  const { visionId = '' } = useParams({ strict: false }) as { visionId?: string };
  const vision = useQuery(api.queries.readVision.queryOptions({ input: { visionId } as never }));
  return (
    <Loaded query={vision}>
      {(found) =>
        found.current === null ? (
          <PageBody title={found.title} above={found.subject.name}>
            <VisionUnderway vision={found} />
          </PageBody>
        ) : (
          <VersionReading
            versionId={found.current.versionId}
            vision={found}
            Questions={Questions}
            Coverage={Coverage}
            Explainers={Explainers}
          />
        )
      }
    </Loaded>
  );
}
