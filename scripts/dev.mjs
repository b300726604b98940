import { spawn } from 'node:child_process';
import path from 'node:path';

/** npm run dev: the server restarts when it changes, the client reloads in the browser (port 4001). */
const root = path.resolve(import.meta.dirname, '..');
const server = spawn(
  process.execPath,
  [
    '--watch-path=src',
    '--watch-path=packs',
    '--watch-preserve-output',
    'src/app/server.ts',
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit' },
);
const client = spawn(process.execPath, ['node_modules/vite/bin/vite.js', '--clearScreen', 'false'], {
  cwd: root,
  stdio: 'inherit',
});
const stop = () => {
  server.kill('SIGTERM');
  client.kill('SIGTERM');
};
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
server.on('exit', (code) => {
  client.kill('SIGTERM');
  process.exit(code ?? 0);
});
