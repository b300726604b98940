import type { AnyContractRouter } from '@orpc/contract';
import { implement } from '@orpc/server';
import { admit } from '../../server/admission.ts';
import type { RequestContext } from '../../server/context.ts';
import { describeInterface, openEndpointsOf } from './specification.ts';
import { type OpenEndpoint, specificationContract } from './specification-contract.ts';

/** The handlers of the description of an interface. It never changes while the server runs: each is made once. */
export function specificationRoutes(contract: AnyContractRouter) {
  const open = implement(specificationContract).$context<RequestContext>();
  let whole: Promise<string> | undefined;
  let opened: Promise<OpenEndpoint[]> | undefined;
  return {
    readSpecification: open.readSpecification.handler(async () => {
      whole ??= describeInterface(contract, 'all').then((document) => JSON.stringify(document));
      return new File([await whole], 'openapi.json', { type: 'application/json' });
    }),
    listOpenEndpoints: open.use(admit).listOpenEndpoints.handler(async ({ context: { config } }) => {
      opened ??= describeInterface(contract, 'open_to_tokens').then(openEndpointsOf);
      return { address: config.publicUrl, endpoints: await opened };
    }),
  };
}
