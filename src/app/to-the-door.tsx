import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Loaded } from '../client/loaded.tsx';
import { paths } from '../client/paths.ts';
import { useSetupQuery } from './setup-query.ts';

/** Nobody is signed in: to the first run when there is no district yet, else to sign-in, and back here afterwards. */
export function ToTheDoor() {
  const setup = useSetupQuery();
  return <Loaded query={setup}>{({ hasDistrict }) => <Redirect hasDistrict={hasDistrict} />}</Loaded>;
}

function Redirect({ hasDistrict }: { hasDistrict: boolean }) {
  const navigate = useNavigate();
  // Once, and from where the person is now: the router's location already moves while the next page loads.
  useEffect(() => {
    const next = `${location.pathname}${location.search}`;
    if (hasDistrict) void navigate({ to: paths.signIn, search: { next } as never, replace: true });
    else void navigate({ to: paths.firstRun, replace: true });
  }, [hasDistrict, navigate]);
  return null;
}
