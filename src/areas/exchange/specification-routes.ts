import type { AnyContractRouter, OpenAPI } from '@orpc/contract';
import { implement } from '@orpc/server';
import { admit } from '../../server/admission.ts';
import type { RequestContext } from '../../server/context.ts';
import { describeInterface, openEndpointsOf } from './specification.ts';
import { specificationContract } from './specification-contract.ts';

/** The handlers of the description of an interface. It never changes while the server runs: each is made once. */
export function specificationRoutes(contract: AnyContractRouter) {
  const open = implement(specificationContract).$context<RequestContext>();
  const made = new Map<'all' | 'open_to_tokens', Promise<OpenAPI.Document>>();
  const describe = (only: 'all' | 'open_to_tokens') => {
    const document = made.get(only) ?? describeInterface(contract, only);
    made.set(only, document);
    return document;
  };
  return {
    readSpecification: open.readSpecification.handler(async () => ({ ...(await describe('all')) })),
    listOpenEndpoints: open.use(admit).listOpenEndpoints.handler(async ({ context: { config } }) => ({
      address: config.publicUrl,
      endpoints: openEndpointsOf(await describe('open_to_tokens')),
    })),
  };
}
