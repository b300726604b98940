import { routes } from 'virtual:routes';
import { createORPCClient } from '@orpc/client';
import type { AnyContractRouter, ContractRouterClient } from '@orpc/contract';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { createTanstackQueryUtils, type RouterUtils } from '@orpc/tanstack-query';

/** An area's endpoints: `call` them, or hand their `queries` to TanStack Query. */
export type AreaApi<Contract extends AnyContractRouter> = {
  call: ContractRouterClient<Contract>;
  queries: RouterUtils<ContractRouterClient<Contract>>;
};

/**
 * The typed client of one area. Its contract is imported as a type only: no schema reaches the phone.
 *
 * @example const visionsApi = apiOf<typeof visionsContract>('visions');
 */
export function apiOf<Contract extends AnyContractRouter>(area: string): AreaApi<Contract> {
  const link = new OpenAPILink(routes[area] as AnyContractRouter, {
    url: () => `${location.origin}/api`,
    fetch: (request, init) => fetch(request, { ...init, credentials: 'same-origin' }),
  });
  const call = createORPCClient<ContractRouterClient<Contract>>(link);
  return { call, queries: createTanstackQueryUtils(call, { path: [area] }) };
}
