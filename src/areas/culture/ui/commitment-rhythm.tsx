import { useQuery } from '@tanstack/react-query';
import { Loaded } from '../../../client/loaded.tsx';
import { api } from './api.ts';
import { Rhythm } from './rhythm.tsx';

/** How often the district looks again, for those who set it. */
export function CommitmentRhythm() {
  const norms = useQuery(api.queries.listNorms.queryOptions({ input: {} }));
  return <Loaded query={norms}>{({ settings }) => <Rhythm settings={settings} />}</Loaded>;
}
