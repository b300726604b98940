import type { Ways } from './window-contract.ts';

/** For how long after its moment a beat can be answered: later, it would tell of another moment. */
export const beatOpenSeconds = 15;

/** A look that is due: at which practice, and which beat of it. */
export type DueLook = { practiceId: string; beat: number };

/** A kept kit of an earlier program has no ways. */
type KnownWays = Partial<Ways> | undefined;

/** The practices that are looked at in beats, each with the seconds from one to the next. */
export function beatsOf(ways: KnownWays): { practiceId: string; everySeconds: number }[] {
  return Object.entries(ways ?? {}).flatMap(([practiceId, way]) =>
    way?.kind === 'scans' ? [{ practiceId, everySeconds: way.everySeconds }] : [],
  );
}

/** Whether each time a practice happens is counted in this window. */
export function isCounted(ways: KnownWays, practiceId: string): boolean {
  return (ways as Record<string, Ways[keyof Ways]> | undefined)?.[practiceId]?.kind === 'count';
}

/**
 * The looks that are due at this moment of a visit. The first beat comes after the first stretch, the last one with the
 * end of the window's minutes; a visit that goes on has no more. A beat not answered in its fifteen seconds is gone: it
 * is no look, and not a no.
 *
 * @example dueLooks({ ways: { p: { kind: 'scans', everySeconds: 60 } }, visitMinutes: 5 }, 64) // [{ practiceId: 'p', beat: 1 }]
 * @param seconds since the visit began; negative when a clock was set back
 */
export function dueLooks(window: { ways?: KnownWays; visitMinutes: number }, seconds: number): DueLook[] {
  return beatsOf(window.ways).flatMap(({ practiceId, everySeconds }) => {
    const beat = Math.floor(seconds / everySeconds);
    const isLate = seconds - beat * everySeconds >= beatOpenSeconds;
    const isPast = beat * everySeconds > window.visitMinutes * 60;
    return beat < 1 || isLate || isPast ? [] : [{ practiceId, beat }];
  });
}

/** Whole seconds until the next beat of any practice; null when there is none left. */
export function secondsToNextBeat(
  window: { ways?: KnownWays; visitMinutes: number },
  seconds: number,
): number | null {
  const next = beatsOf(window.ways)
    .map(({ everySeconds }) => Math.max(1, Math.floor(seconds / everySeconds) + 1) * everySeconds)
    .filter((at) => at <= window.visitMinutes * 60);
  return next.length === 0 ? null : Math.ceil(Math.min(...next) - seconds);
}
