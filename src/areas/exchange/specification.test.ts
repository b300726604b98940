import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { allEndpoints } from '../../../test/api/endpoints.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { findFaults } from './test-openapi.ts';

type Operation = {
  operationId: string;
  security: Record<string, string[]>[];
  description: string;
  responses: Record<string, unknown>;
};
type Document = {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { responses: Record<string, unknown> };
};

let world: World;
let document: Document;
before(async () => {
  world = await openWorld();
  const response = await fetch(`${world.url}/api/openapi.json`);
  assert.equal(response.status, 200);
  document = (await response.json()) as Document;
});
after(() => world.close());

test('the whole interface is described as OpenAPI 3.1, and the description holds to it', () => {
  assert.match(document.openapi, /^3\.1\.\d+$/);
  assert.deepEqual(findFaults(document as never), []);
});

test('every endpoint is in it, under its own method and address, with who may call it', () => {
  for (const { name, method, path, may } of allEndpoints()) {
    const operation = document.paths[path.replaceAll(/\{\+/g, '{')]?.[method.toLowerCase()];
    assert.equal(operation?.operationId, name);
    assert.ok((operation?.description.length ?? 0) > 10, name);
    if (may === 'anyone') assert.deepEqual(operation?.security, [], name);
    else assert.deepEqual(operation?.security[0], { session: [] }, name);
  }
});

test('what a token opens is named there, and is what the page lists', async () => {
  const named = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.values(item)
      .filter(({ security }) => security.some((one) => 'token' in one))
      .map(() => `/api${path}`),
  );
  const listed = await world.as('theo').exchange.listOpenEndpoints();
  assert.deepEqual(listed.endpoints.map(({ path }) => path).toSorted(), named.toSorted());
  assert.equal(listed.address, 'http://127.0.0.1');
  for (const { summary, answers, schema } of listed.endpoints) {
    assert.ok(summary.length > 10);
    assert.equal(schema === null, answers !== 'application/json');
    if (schema !== null) assert.equal(JSON.parse(schema).type, 'object');
  }
  const figures = listed.endpoints.find(({ path }) => path === '/api/analysis/open/figures');
  assert.deepEqual(figures?.parameters, [
    { name: 'subjectId', isRequired: true, kind: 'uuid' },
    { name: 'windowId', isRequired: false, kind: 'uuid' },
    { name: 'language', isRequired: false, kind: 'en | es | ar' },
  ]);
});

test('it stays small enough to be read: what is refused everywhere is said once', () => {
  assert.ok(JSON.stringify(document).length < 2_000_000, String(JSON.stringify(document).length));
  assert.ok(Object.keys(document.components.responses).length < 250);
});
