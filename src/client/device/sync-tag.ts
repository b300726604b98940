/** The name under which the browser wakes the service worker to send. */
export const syncTag = 'jointly-send';
