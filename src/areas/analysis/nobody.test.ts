import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { analysisContract } from './contract.ts';

type Definition = {
  type: string;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  innerType?: z.ZodType;
  options?: z.ZodType[];
  catchall?: z.ZodType;
  in?: z.ZodType;
  out?: z.ZodType;
};

/** Every field that a schema can carry, as a path. */
function fieldsOf(schema: z.ZodType, at: string): string[] {
  const definition = schema.def as unknown as Definition;
  const inner = [
    definition.element,
    definition.innerType,
    definition.in,
    definition.out,
    ...(definition.options ?? []),
  ];
  return [
    ...Object.entries(definition.shape ?? {}).flatMap(([name, field]) => [
      `${at}.${name}`,
      ...fieldsOf(field, `${at}.${name}`),
    ]),
    ...inner.filter((one) => one !== undefined).flatMap((one) => fieldsOf(one, at)),
  ];
}

/** Every object that a schema can carry, with whether it refuses fields it does not name. */
function objectsOf(schema: z.ZodType): boolean[] {
  const definition = schema.def as unknown as Definition;
  const inner = [
    definition.element,
    definition.innerType,
    ...(definition.options ?? []),
    ...Object.values(definition.shape ?? {}),
  ];
  return [
    ...(definition.type === 'object' ? [definition.catchall instanceof z.ZodNever] : []),
    ...inner.filter((one) => one !== undefined).flatMap(objectsOf),
  ];
}

const endpoints = Object.entries(analysisContract).map(([name, { '~orpc': agreed }]) => ({
  name,
  input: agreed.inputSchema as z.ZodType | undefined,
  output: agreed.outputSchema as z.ZodType | undefined,
}));

const ofPeople =
  /person|people|observer|teacher|student|name_|givenname|family|email|staff|capacity|actor|user|room(?!s$)|token|period|device|rank|score|grade|percentile|by$/i;

/** How many observers agreement stands on, and the day by which results are promised: numbers and days, and nobody. */
const ofNobody = /\.observers$|\.promisedBy$/;

test('no endpoint takes or returns a person, an observer, a room or a device, nor a rank or a score', () => {
  for (const { name, input, output } of endpoints) {
    assert.ok(output, `${name} states no output`);
    const fields = [...(input ? fieldsOf(input, 'input') : []), ...fieldsOf(output, 'output')];
    assert.ok(fields.length > 0, name);
    for (const field of fields.filter((each) => !ofNobody.test(each)))
      assert.doesNotMatch(field.split('.').at(-1) ?? '', ofPeople, `${name} ${field}`);
  }
});

test('what is not agreed on cannot slip out: every object of every answer is closed', () => {
  for (const { name, input, output } of endpoints) {
    for (const schema of [input, output].filter((one) => one !== undefined))
      assert.ok(
        objectsOf(schema).every((isClosed) => isClosed),
        `${name} has an open object`,
      );
  }
});

test('figures are asked for by subject or window, never by dates or a group of one’s own', () => {
  const asked = endpoints.flatMap(({ input }) => (input ? fieldsOf(input, '') : []));
  assert.deepEqual([...new Set(asked)].sort(), [
    '.aims',
    '.aims.opportunityPercent',
    '.aims.practiceId',
    '.aims.presentPercent',
    '.id',
    '.language',
    '.place',
    '.practiceId',
    '.rooms',
    '.subjectId',
    '.version',
    '.view',
    '.visits',
    '.window',
    '.windowId',
  ]);
});
