/**
 * What every journey begins with: browsers of people who are signed in, each watched for errors. A browser that reports one
 * (a script that fails, a style or script that the content policy refuses, a resource that is not there) fails the test.
 */
import { type BrowserContext, test as base, type CDPSession, expect, type Page } from '@playwright/test'
import { cookieOf, newCookieOf } from './personas'

type Options = {
  javaScriptEnabled?: boolean
  viewport?: { width: number; height: number }
  /** Touched, and without a pointer that can rest on something. */
  isMobile?: boolean
  hasTouch?: boolean
  ownSession?: boolean
}
type Fixtures = {
  /**
   * A browser of its own in which the person of the address is signed in; nobody: signed out. `ownSession`: the browsers of
   * one person have one session unless this asks for another.
   */
  browserOf: (email: string | null, options?: Options) => Promise<Page>
  /** A further page in the one browser that all tests of this worker share for the person: for looking, not for acting. */
  pageOf: (email: string | null) => Promise<Page>
}
type Shared = { contexts: Map<string | null, Promise<BrowserContext>>; faults: string[] }

export const test = base.extend<Fixtures, { shared: Shared }>({
  shared: [
    // biome-ignore lint/correctness/noEmptyPattern: the library reads what a fixture needs from its pattern
    async ({}, use) => {
      const shared: Shared = { contexts: new Map(), faults: [] }
      await use(shared)
      for (const context of shared.contexts.values()) await (await context).close()
    },
    { scope: 'worker' },
  ],
  pageOf: async ({ browser, baseURL, shared: { contexts, faults } }, use) => {
    const pages: Page[] = []
    const open = async (email: string | null) => {
      const context = await browser.newContext({ baseURL: baseURL ?? '' })
      watch(context, faults)
      if (email) await context.addCookies([await cookieOf(email, baseURL ?? '')])
      // Pages may share a process, which ends with the last of them: this one stays.
      await (await context.newPage()).goto('/first.js')
      return context
    }
    await use(async (email) => {
      const context = contexts.get(email) ?? open(email)
      contexts.set(email, context)
      const page = await (await context).newPage()
      pages.push(page)
      return page
    })
    for (const page of pages) await page.close()
    expect(faults.splice(0)).toEqual([])
  },
  browserOf: async ({ browser, baseURL }, use) => {
    const contexts: BrowserContext[] = []
    const faults: string[] = []
    await use(async (email, { ownSession = false, ...options } = {}) => {
      const context = await browser.newContext({ baseURL: baseURL ?? '', ...options })
      contexts.push(context)
      watch(context, faults)
      const cookie = ownSession ? newCookieOf : cookieOf
      if (email) await context.addCookies([await cookie(email, baseURL ?? '')])
      const page = await context.newPage()
      if (process.env.ATTEST_SLOW) await slowDown(page)
      return page
    })
    for (const context of contexts) await context.close()
    expect(faults).toEqual([])
  },
})

/** An old telephone on a poor line: a quarter of this processor, and a fifth of a second for every request. */
async function slowDown(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await devtools.send('Network.enable')
  await slowLine(devtools, false)
  lines.set(page, devtools)
}

/** By the page, whose line is slow: the browser takes what its slow line says of the connection for more than what anybody else does. */
const lines = new WeakMap<Page, CDPSession>()

const slowLine = (devtools: CDPSession, offline: boolean) =>
  devtools.send('Network.emulateNetworkConditions', {
    ...{ offline, latency: 200, downloadThroughput: -1, uploadThroughput: -1 },
  })

/** The connection of somebody's browser is cut, or is there again; on a slow line as well. */
export async function cutOff(page: Page, isCut: boolean): Promise<void> {
  const devtools = lines.get(page)
  if (devtools) await slowLine(devtools, isCut)
  await page.context().setOffline(isCut)
}

/** A browser says on its console when it refuses something; what our own pages ask for and may not have is expected. */
function watch(context: BrowserContext, faults: string[]): void {
  context.on('console', (message) => {
    if (message.type() !== 'error') return
    const { url } = message.location()
    if (/Failed to load resource/.test(message.text()) && isAnswer(url)) return
    faults.push(`${message.text()} (${url})`)
  })
  context.on('weberror', (error) => faults.push(`${error.error().message} (${error.page()?.url()})`))
}

/** Refusals of the API are answers; the screen says what they mean, and the test reads that. */
const isAnswer = (url: string) => new URL(url, 'http://local').pathname.startsWith('/api/')

export { expect }
