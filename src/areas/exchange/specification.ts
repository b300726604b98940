import type { AnyContractProcedure, AnyContractRouter, OpenAPI } from '@orpc/contract';
import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import about from '../../../package.json' with { type: 'json' };
import type { EndpointMeta } from '../../kit/endpoint.ts';
import type { OpenEndpoint } from './specification-contract.ts';

const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });

const metaOf = (procedure: AnyContractProcedure) => procedure['~orpc'].meta as EndpointMeta;

/** The interface as OpenAPI 3.1: all of it, or what a read token opens. */
export async function describeInterface(
  contract: AnyContractRouter,
  only: 'all' | 'open_to_tokens',
): Promise<OpenAPI.Document> {
  const metas = new Map<string, EndpointMeta>();
  const document = await generator.generate(contract, {
    info: {
      title: 'Jointly',
      version: about.version,
      description:
        'A school district’s workspace for visions of high-quality instruction and collective responsibility. Figures are ' +
        'shares of visits, not of instruction; small groups are held back before anything leaves the server.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api' }],
    filter: ({ contract: procedure, path }) => {
      const meta = metaOf(procedure as AnyContractProcedure);
      metas.set(path.join('.'), meta);
      return only === 'all' || meta.opensToTokens === true;
    },
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'jointly_session' },
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'A read token, made by the superintendent or the district office.',
        },
      },
    },
  });
  for (const operation of operationsOf(document)) {
    const meta = metas.get(operation.operationId ?? '') ?? { may: 'signed-in' };
    operation.security = securityOf(meta);
    operation.description = [operation.description, whoMay(meta)].filter(Boolean).join('\n\n');
  }
  shareRefusals(document);
  return document;
}

/** What a read token opens, one by one, as a page shows it. */
export function openEndpointsOf(document: OpenAPI.Document): OpenEndpoint[] {
  return Object.entries(document.paths ?? {}).map(([path, item]) => {
    const operation: OpenAPI.OperationObject = item?.get ?? {};
    const answer = operation.responses?.['200'];
    const content = answer !== undefined && 'content' in answer ? Object.entries(answer.content ?? {}) : [];
    const [answers, media]: [string, OpenAPI.MediaTypeObject | undefined] = content[0] ?? ['', undefined];
    const isJson = answers === 'application/json';
    return {
      name: operation.operationId ?? path,
      path: `/api${path}`,
      summary: operation.summary ?? '',
      description: operation.description ?? '',
      parameters: (operation.parameters ?? []).flatMap((one) =>
        'name' in one
          ? [{ name: one.name, isRequired: one.required === true, kind: kindOf(one.schema ?? {}) }]
          : [],
      ),
      answers,
      schema: isJson ? JSON.stringify(media?.schema ?? {}, null, 2) : null,
    };
  });
}

function* operationsOf(document: OpenAPI.Document): Generator<OpenAPI.OperationObject> {
  for (const item of Object.values(document.paths ?? {})) {
    if (item === undefined) continue;
    for (const method of ['get', 'put', 'post', 'delete', 'patch'] as const) {
      const operation = item[method];
      if (operation !== undefined) yield operation;
    }
  }
}

function securityOf({ may, opensToTokens }: EndpointMeta): OpenAPI.SecurityRequirementObject[] {
  if (may === 'anyone') return [];
  return opensToTokens === true ? [{ session: [] }, { token: [] }] : [{ session: [] }];
}

function whoMay({ may, opensToTokens }: EndpointMeta): string {
  if (may === 'anyone') return 'Open without a session.';
  const alsoTokens = opensToTokens === true ? ' Also opened by a read token of the district.' : '';
  if (may === 'signed-in') return `Open to everybody who is signed in.${alsoTokens}`;
  if (may === 'signed-in-or-field-associate')
    return `Open to everybody who is signed in, and to associates of the field team.${alsoTokens}`;
  const also = [
    ...(may.orDesigneeFor === undefined ? [] : [`a designee for ${may.orDesigneeFor}`]),
    ...(may.orFieldAssociate === true ? ['an associate of the field team'] : []),
  ];
  return `Open to: ${[...may.capacities, ...also].join(', ')}.${alsoTokens}`;
}

/** The refusals of most endpoints are the same: each is said once, and named where it can happen. */
function shareRefusals(document: OpenAPI.Document): void {
  const names = new Map<string, string>();
  const shared: NonNullable<OpenAPI.ComponentsObject['responses']> = {};
  for (const operation of operationsOf(document)) {
    for (const [status, answer] of Object.entries(operation.responses ?? {})) {
      if (Number(status) < 400 || operation.responses === undefined) continue;
      const text = JSON.stringify(answer);
      const name = names.get(text) ?? `Refused${status}No${names.size + 1}`;
      if (!names.has(text)) {
        names.set(text, name);
        shared[name] = { ...answer, description: refusalWords[status] ?? 'Refused.' };
      }
      operation.responses[status] = { $ref: `#/components/responses/${name}` };
    }
  }
  document.components = { ...document.components, responses: shared };
}

const refusalWords: Record<string, string> = {
  '400': 'It could not be read.',
  '401': 'Nobody is signed in, or the token is not valid.',
  '403': 'Not in this capacity, or not with a token.',
  '404': 'There is no such record in the district.',
  '409': 'It contradicts what is there.',
  '422': 'It was read and cannot be done.',
  '429': 'Too many requests; come again later.',
};

function kindOf(schema: object): string {
  const { enum: values, format, type } = schema as { enum?: unknown[]; format?: string; type?: string };
  return values?.join(' | ') ?? format ?? type ?? '';
}
