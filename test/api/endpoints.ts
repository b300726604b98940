import { type AnyContractRouter, isContractProcedure } from '@orpc/contract';
import { z } from 'zod';
import { contract } from '../../src/app/contract.ts';
import type { EndpointMeta } from '../../src/kit/endpoint.ts';
import { newId } from '../../src/kit/new-id.ts';

export type Endpoint = {
  name: string;
  method: string;
  path: string;
  may: EndpointMeta['may'];
  opensToTokens: boolean;
  summary: string;
  /** What it can be asked with beside its address, and whether it has to be. */
  query: { name: string; isRequired: boolean; choices: readonly string[] }[];
};

/** Every endpoint of the contract, found by walking it: a new one is in every walk without anybody remembering. */
export function allEndpoints(): Endpoint[] {
  return [...walk(contract as AnyContractRouter, [])];
}

function* walk(router: AnyContractRouter, trail: string[]): Generator<Endpoint> {
  if (isContractProcedure(router)) {
    const { route, meta, inputSchema } = router['~orpc'];
    const shape = inputSchema instanceof z.ZodObject ? inputSchema.shape : {};
    yield {
      name: trail.join('.'),
      method: route.method ?? 'POST',
      path: route.path ?? `/${trail.join('/')}`,
      may: (meta as EndpointMeta).may,
      opensToTokens: (meta as EndpointMeta).opensToTokens === true,
      summary: route.summary ?? '',
      query: Object.entries(shape)
        .filter(([name]) => !route.path?.includes(`{${name}}`))
        .map(([name, field]) => ({
          name,
          isRequired: !z.safeParse(field as z.ZodType, undefined).success,
          choices: field instanceof z.ZodEnum ? field.options.map(String) : [],
        })),
    };
    return;
  }
  for (const [key, child] of Object.entries(router)) yield* walk(child as AnyContractRouter, [...trail, key]);
}

/** The address with an id that nobody has in every place for one. */
export function withStrangeIds(path: string): string {
  return path.replaceAll(/\{[^}]+\}/g, () => newId());
}
