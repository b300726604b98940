import { useLocation, useParams, useRouter } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { type Place, PlaceContext } from '../client/place.ts';
import { visitAddress } from '../client/visit-address.ts';

/** Tells pages and links where they are, by the router. The visit has an entry of its own and is loaded as such. */
export function RouterPlace({ children }: { children: ReactNode }) {
  const router = useRouter();
  const params = useParams({ strict: false }) as Record<string, string>;
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the parameters belong to the address
  const place = useMemo<Place>(
    () => ({
      params,
      go: (to, options = {}) => {
        if (visitAddress.test(to)) location.assign(to);
        else if (options.replace) router.history.replace(to);
        else router.history.push(to);
      },
      prepare: (to) => {
        if (!visitAddress.test(to)) void router.preloadRoute({ to }).catch(() => {});
      },
    }),
    [router, pathname],
  );
  return <PlaceContext value={place}>{children}</PlaceContext>;
}
