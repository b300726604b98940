import { readFileSync } from 'node:fs';

/** The floors and arrows of ARCHITECTURE.md, as rules. Made from src/areas/map.json: the map is what holds. */
const map = JSON.parse(readFileSync(new URL('../src/areas/map.json', import.meta.url), 'utf8'));
const test = '(\\.test|/test-[a-z-]+|-ground)\\.ts$';

const floors = [
  {
    name: 'statistics-imports-nothing',
    from: { path: '^src/statistics/', pathNot: test },
    to: { pathNot: '^src/statistics/' },
  },
  {
    name: 'kit-knows-no-floor-above',
    from: { path: '^src/kit/' },
    to: { path: '^src/(areas|server|client|app)/' },
  },
  {
    name: 'server-knows-no-area',
    from: { path: '^src/server/', pathNot: test },
    to: { path: '^src/(areas|app|client)/' },
  },
  {
    name: 'client-knows-no-area',
    from: { path: '^src/client/', pathNot: test },
    to: { path: '^src/(areas|app|server)/' },
  },
  { name: 'areas-know-no-app', from: { path: '^src/areas/', pathNot: test }, to: { path: '^src/app/' } },
  {
    name: 'core-is-pure',
    from: { path: '^src/(kit|areas/[^/]+)/[a-z-]*(contract|rules|access|schema)\\.ts$' },
    to: {
      path: '^(node:|src/(server|client)/|src/areas/[^/]+/([a-z-]*(store|routes|jobs)\\.ts|ui/))|node_modules/(pg|kysely|fastify|react)',
    },
  },
  {
    name: 'screens-never-meet-the-server',
    from: { path: '^src/(client|areas/[^/]+/ui)/' },
    to: { path: '^src/(server/|areas/[^/]+/[a-z-]*(store|routes|jobs)\\.ts$)' },
  },
  {
    name: 'server-side-never-meets-screens',
    from: { path: '^src/(server/|areas/[^/]+/[a-z-]+\\.ts$)', pathNot: test },
    to: { path: '^src/(client/|areas/[^/]+/ui/)' },
  },
  {
    name: 'only-stores-touch-the-database',
    from: { path: '^src/(areas|app)/', pathNot: `store\\.ts$|${test}` },
    to: { path: 'node_modules/(pg|kysely)/', dependencyTypesNot: ['type-only'] },
  },
];

const arrows = Object.entries(map.areas).map(([area, { knows }]) => ({
  name: `arrows-of-${area}`,
  from: { path: `^src/areas/${area}/`, pathNot: test },
  to: {
    path: '^src/areas/',
    pathNot: [
      `^src/areas/${area}/`,
      ...knows.map((other) => `^src/areas/${other}/[a-z-]*(contract|schema)\\.ts$`),
    ],
  },
}));

export default {
  forbidden: [
    ...[...floors, ...arrows].map((rule) => ({ severity: 'error', ...rule })),
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          test,
          '\\.d\\.ts$',
          'src/app/(server|client)\\.tsx?$',
          'src/client/service-worker\\.ts$',
          '-worker\\.ts$',
          'words/compiled',
        ],
      },
      to: {},
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'words/compiled|\\.css$' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node'],
    },
  },
};
