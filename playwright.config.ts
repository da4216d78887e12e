import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

const browsers = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]
const executablePath = process.env.CHROMIUM_PATH ?? browsers.find((file) => existsSync(file))

/** Without these a browser asks its maker for updates at every start, and waits where there is no network. */
const quiet = [
  '--disable-gpu',
  '--disable-software-rasterizer',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A page of a test lives for seconds: machine code that its scripts would gain by later costs more than it gives. */
const brief = '--js-flags=--no-maglev,--no-turbofan'

const launchOptions = { ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox', brief, ...quiet] }

/**
 * Looking at one screen after the other: the pages of a person share a process, so that the browser reads what pages are
 * made of, and what looks at them, once and not for every screen. Journeys have tabs as a browser at home gives them.
 */
const sweep = {
  name: 'sweep',
  testMatch: 'checks/pages.spec.ts',
  use: { launchOptions: { ...launchOptions, args: [...launchOptions.args, '--process-per-site'] } },
}

/** `npm test -- --slow`: what takes four times as long may. */
const patience = process.env.ATTEST_SLOW ? 4 : 1

export default defineConfig({
  testDir: 'e2e',
  projects: [
    sweep,
    {
      name: 'journeys',
      testMatch: ['journeys/**/*.spec.ts', 'checks/**/*.spec.ts'],
      testIgnore: sweep.testMatch,
    },
  ],
  outputDir: 'e2e/.results/artifacts',
  globalSetup: './e2e/support/server.ts',
  fullyParallel: true,
  workers: 2,
  // In a world that all share, once more from the start; `npm test` names each that passed only then.
  retries: process.env.ATTEST_SLOW ? 0 : 1,
  forbidOnly: Boolean(process.env.CI),
  timeout: 180_000 * patience,
  expect: { timeout: 20_000 * patience },
  reporter: [['list'], ['json', { outputFile: 'e2e/.results/playwright.json' }]],
  use: {
    // What is not there in a minute will not come: a button that is called otherwise now need not take the time of the whole test.
    actionTimeout: 60_000 * patience,
    // Set by the global set-up; every worker reads this file again.
    ...(process.env.ATTEST_E2E_URL ? { baseURL: process.env.ATTEST_E2E_URL } : {}),
    // To see a failure step by step: `npx playwright test --trace on`. Recording all takes a third of the time.
    screenshot: 'only-on-failure',
    // Nothing of ours moves but by how pale it is (app/_ui/motion.test.ts), which is painted sixty times a second.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions,
  },
})
