import './begin.ts';
import { startDevice } from '../client/device/device-view.ts';

// The visit has a page of its own: it loads little and needs no router, so that it opens at once on a cheap phone. What
// the device keeps is read while the screen's own code is still being loaded.
startDevice();
void import('./visit-entry.tsx').then(({ start }) => {
  const root = document.getElementById('root');
  if (root !== null) start(root);
});
