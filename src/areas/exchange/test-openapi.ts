type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Thing = { [key: string]: Json };

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace'];
const types = ['null', 'boolean', 'object', 'array', 'number', 'string', 'integer'];
const isThing = (value: Json | undefined): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Where a document breaks OpenAPI 3.1: the required fields of its objects, parameters that match their path, names that are
 * used once, references that lead somewhere, and schemas by JSON Schema 2020-12.
 */
export function findFaults(document: Thing): string[] {
  const faults: string[] = [];
  const say = (isGood: boolean, fault: string) => {
    if (!isGood) faults.push(fault);
  };
  const { info, paths, components } = document;
  say(isThing(info) && typeof info.title === 'string' && typeof info.version === 'string', 'info');
  say(isThing(paths), 'paths');
  const names = new Set<string>();
  for (const [path, item] of Object.entries(isThing(paths) ? paths : {})) {
    say(path.startsWith('/') && isThing(item), path);
    const operations = Object.entries(isThing(item) ? item : {});
    for (const [method, operation] of operations) {
      say(methods.includes(method) && isThing(operation), `${method} ${path}`);
      if (!isThing(operation)) continue;
      const name = String(operation.operationId);
      say(!names.has(name), `${name} is there twice`);
      names.add(name);
      faults.push(...parameterFaults(path, operation), ...answerFaults(name, operation));
    }
  }
  const schemes =
    isThing(components) && isThing(components.securitySchemes) ? components.securitySchemes : {};
  walk(document, '#', (value, at) => {
    if (typeof value.$ref === 'string') say(leadsSomewhere(document, value.$ref), `${at}: ${value.$ref}`);
    if (isThing(value.schema)) faults.push(...schemaFaults(value.schema, `${at}/schema`));
    for (const one of Array.isArray(value.security) ? value.security : [])
      say(isThing(one) && Object.keys(one).every((key) => key in schemes), `${at}: security`);
  });
  return faults;
}

function parameterFaults(path: string, operation: Thing): string[] {
  const parameters = (Array.isArray(operation.parameters) ? operation.parameters : []).filter(isThing);
  const keys = parameters.map((one) => `${one.in} ${one.name}`);
  const inPath = parameters.filter((one) => one.in === 'path');
  const wanted = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  return [
    ...(new Set(keys).size === keys.length ? [] : [`${path}: a parameter twice`]),
    ...(inPath.every((one) => one.required === true) ? [] : [`${path}: a path parameter is not required`]),
    ...(inPath
      .map((one) => one.name)
      .toSorted()
      .join() === wanted.toSorted().join()
      ? []
      : [`${path}: parameters`]),
    ...(parameters.every((one) => isThing(one.schema) !== isThing(one.content)) ? [] : [`${path}: schema`]),
  ];
}

function answerFaults(name: string, operation: Thing): string[] {
  const { responses } = operation;
  if (!isThing(responses) || Object.keys(responses).length === 0) return [`${name} has no answers`];
  return Object.entries(responses).flatMap(([status, answer]) =>
    /^[1-5](\d\d|XX)$|^default$/.test(status) &&
    isThing(answer) &&
    (typeof answer.$ref === 'string' || typeof answer.description === 'string')
      ? []
      : [`${name} ${status}`],
  );
}

function schemaFaults(schema: Thing, at: string): string[] {
  const own = [
    ...(Array.isArray(schema.type) ? schema.type : schema.type === undefined ? [] : [schema.type]).filter(
      (type) => !types.includes(String(type)),
    ),
    ...(schema.required === undefined || Array.isArray(schema.required) ? [] : ['required']),
    ...(schema.enum === undefined || Array.isArray(schema.enum) ? [] : ['enum']),
    // What 3.0 had and 3.1 has not.
    ...('nullable' in schema || typeof schema.exclusiveMinimum === 'boolean' ? ['nullable'] : []),
  ].map((fault) => `${at}: ${fault}`);
  const inner: [string, Json | undefined][] = [
    ...Object.entries(isThing(schema.properties) ? schema.properties : {}),
    ...['oneOf', 'anyOf', 'allOf', 'prefixItems'].flatMap((key) => {
      const list = schema[key];
      return (Array.isArray(list) ? list : []).map((one, index): [string, Json] => [`${key}/${index}`, one]);
    }),
    ['items', schema.items],
    ['additionalProperties', schema.additionalProperties],
    ['not', schema.not],
  ];
  return [...own, ...inner.flatMap(([key, one]) => (isThing(one) ? schemaFaults(one, `${at}/${key}`) : []))];
}

function leadsSomewhere(document: Thing, ref: string): boolean {
  let here: Json | undefined = document;
  for (const part of ref.replace(/^#\//, '').split('/')) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    here = isThing(here) ? here[key] : undefined;
  }
  return ref.startsWith('#/') && here !== undefined;
}

function walk(value: Json, at: string, visit: (value: Thing, at: string) => void): void {
  if (Array.isArray(value)) for (const [index, one] of value.entries()) walk(one, `${at}/${index}`, visit);
  if (!isThing(value)) return;
  visit(value, at);
  for (const [key, one] of Object.entries(value)) walk(one, `${at}/${key}`, visit);
}
