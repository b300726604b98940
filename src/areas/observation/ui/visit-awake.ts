import { useEffect } from 'react';

/** Keeps the screen lit while a visit runs, where the device offers it. It ends by itself when the page is hidden. */
export function useAwake(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    let isDone = false;
    const ask = async () => {
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
      // Refused where the battery is low: the visit goes on all the same.
      lock = await navigator.wakeLock.request('screen').catch(() => null);
      if (isDone) void lock?.release();
    };
    void ask();
    document.addEventListener('visibilitychange', ask);
    return () => {
      isDone = true;
      document.removeEventListener('visibilitychange', ask);
      void lock?.release();
    };
  }, []);
}
