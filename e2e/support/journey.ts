/**
 * What every journey begins with: browsers of people who are signed in, each watched for errors. A browser that reports one
 * (a script that fails, a style or script that the content policy refuses, a resource that is not there) fails the test.
 */
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { cookieOf, newCookieOf } from './personas'

type Options = { javaScriptEnabled?: boolean; viewport?: { width: number; height: number }; ownSession?: boolean }
type Fixtures = {
  /**
   * A browser of its own in which the person of the address is signed in; nobody: signed out. `ownSession`: the browsers of
   * one person have one session unless this asks for another.
   */
  browserOf: (email: string | null, options?: Options) => Promise<Page>
}

export const test = base.extend<Fixtures>({
  browserOf: async ({ browser, baseURL }, use) => {
    const contexts: BrowserContext[] = []
    const faults: string[] = []
    await use(async (email, { ownSession = false, ...options } = {}) => {
      const context = await browser.newContext({ baseURL: baseURL ?? '', ...options })
      contexts.push(context)
      watch(context, faults)
      const cookie = ownSession ? newCookieOf : cookieOf
      if (email) await context.addCookies([await cookie(email, baseURL ?? '')])
      return context.newPage()
    })
    for (const context of contexts) await context.close()
    expect(faults).toEqual([])
  },
})

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
