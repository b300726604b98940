import { reportFailure } from './refusal.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A stop that takes longer than this is cut short, so that no supervisor has to kill the process. */
const stopDeadline = 30_000;

/**
 * Calls `stop` once when a person or the system asks this process to end (Ctrl-C, SIGTERM, a closed terminal) or when
 * the script that started it is gone, then exits: with 0 when `stop` succeeded, else with 1 and its error printed.
 * Call it before the first thing is started, with a `stop` that waits for a start under way, so that nothing is left
 * behind. Further signals while stopping are swallowed: a terminal sends Ctrl-C to a whole group, so it may arrive twice.
 */
export function onShutdown(stop: () => Promise<void>): void {
  let isStopping = false;
  const shutDown = () => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => {
      console.error('Jointly did not stop within 30 seconds and is being ended.');
      process.exit(1);
    }, stopDeadline).unref();
    stop().then(
      () => process.exit(0),
      (error) => process.exit(reportFailure(error)),
    );
  };
  for (const signal of signals) process.on(signal, shutDown);
  // The start script keeps a channel open; it closes even when that script is killed without a chance to say so.
  if (process.connected) process.once('disconnect', shutDown);
  else if (process.send) shutDown(); // it is gone already
}
