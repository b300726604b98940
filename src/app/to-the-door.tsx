import { Navigate, useLocation } from '@tanstack/react-router';
import { Loaded } from '../client/loaded.tsx';
import { paths } from '../client/paths.ts';
import { useSetupQuery } from './setup-query.ts';

/** Nobody is signed in: to the first run when there is no district yet, else to sign-in, and back here afterwards. */
export function ToTheDoor() {
  const setup = useSetupQuery();
  const location = useLocation();
  return (
    <Loaded query={setup}>
      {({ hasDistrict }) =>
        hasDistrict ? (
          <Navigate to={paths.signIn} search={{ next: location.href } as never} replace />
        ) : (
          <Navigate to={paths.firstRun} replace />
        )
      }
    </Loaded>
  );
}
