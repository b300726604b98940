let shown: number | null = null;

/** How many records wait, on the icon of the home screen, where the device offers it. */
export function showBadge(count: number): void {
  if (count === shown || !('setAppBadge' in navigator)) return;
  shown = count;
  const done = count === 0 ? navigator.clearAppBadge() : navigator.setAppBadge(count);
  // Not allowed here: the screens say it too.
  done.catch(() => {});
}
