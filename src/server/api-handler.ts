import type { OpenAPIHandlerOptions } from '@orpc/openapi/fastify';
import { StandardOpenAPICodec, StandardOpenAPIMatcher } from '@orpc/openapi/standard';
import {
  StandardBracketNotationSerializer,
  StandardOpenAPIJsonSerializer,
  StandardOpenAPISerializer,
} from '@orpc/openapi-client/standard';
import type { AnyRouter, Context } from '@orpc/server';
import { FastifyHandler } from '@orpc/server/fastify';
import { StandardHandler } from '@orpc/server/standard';

/**
 * Answers the router's endpoints over HTTP. What they answer with is JSON already, or a file, by their contracts: it is
 * written out as it is. oRPC's own handler walks and copies every answer first, in search of sets, files and the like
 * within it, which was a quarter of the work for a page of figures.
 */
export class ApiHandler<Request extends Context> extends FastifyHandler<Request> {
  constructor(router: AnyRouter, options: OpenAPIHandlerOptions<Request>) {
    const serializer = new StandardOpenAPISerializer(new AsItIs(), new StandardBracketNotationSerializer());
    const codec = new StandardOpenAPICodec(serializer);
    super(new StandardHandler(router, new StandardOpenAPIMatcher(), codec, options), options);
  }
}

class AsItIs extends StandardOpenAPIJsonSerializer {
  override serialize(data: unknown): ReturnType<StandardOpenAPIJsonSerializer['serialize']> {
    return [data, data instanceof Blob];
  }
}
