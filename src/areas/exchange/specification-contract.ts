import { z } from 'zod';
import { endpoint } from '../../kit/endpoint.ts';

/** An endpoint that a read token opens, as somebody who writes a program needs it. */
export const OpenEndpoint = z.strictObject({
  name: z.string(),
  path: z.string(),
  summary: z.string(),
  description: z.string(),
  parameters: z.array(
    z.strictObject({
      name: z.string(),
      isRequired: z.boolean(),
      /** Such as `uuid`, or the values it may have. */
      kind: z.string(),
    }),
  ),
  /** What it answers with, such as `application/json`. */
  answers: z.string(),
  /** The schema of the answer, as JSON; null for a file. */
  schema: z.string().nullable(),
});
export type OpenEndpoint = z.infer<typeof OpenEndpoint>;

export const specificationContract = {
  readSpecification: endpoint
    .meta({ may: 'anyone' })
    .route({
      method: 'GET',
      path: '/openapi.json',
      summary: 'The whole interface, described as OpenAPI 3.1',
      description:
        'Every endpoint, who may call it, and what it refuses. What a read token opens names `token` among its security. ' +
        'It holds nothing of any district.',
    })
    .output(z.file().mime('application/json')),
  listOpenEndpoints: endpoint
    .meta({ may: 'signed-in' })
    .route({
      method: 'GET',
      path: '/exchange/open-endpoints',
      summary: 'The endpoints that a read token opens, with their parameters and the schema of their answers',
    })
    .output(z.strictObject({ address: z.url(), endpoints: z.array(OpenEndpoint) })),
};
