import type { Config } from '../src/server/config.ts';

/** The configuration of a server under test: nothing of it is read from the environment. */
export const testConfig: Config = {
  port: 0,
  dataDirectory: '/nonexistent',
  databaseUrl: null,
  publicUrl: 'http://127.0.0.1',
  mail: null,
  demo: false,
};
