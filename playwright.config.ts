import { defineConfig } from '@playwright/test';

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export default defineConfig({
  testDir: './test/journeys',
  testMatch: '**/*.journey.ts',
  outputDir: './test-results',
  timeout: 180_000,
  expect: { timeout: 20_000 },
  // One more than the cores of a small machine: a journey waits as often as it works.
  workers: 3,
  retries: 0,
  forbidOnly: true,
  reporter: [['list']],
  use: {
    launchOptions: { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: quiet },
    locale: 'en-US',
    timezoneId: 'America/Detroit',
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
  },
  projects: [
    {
      name: 'phone',
      use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
      // Its five people bring their own phones and desks.
      testIgnore: '**/loop.journey.ts',
    },
    { name: 'desk', use: { viewport: { width: 1280, height: 900 } } },
  ],
});
