import { readdir } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/journey'
import { askOn, inJourneys, personalScreens, publicScreens, type Screen, scriptedScreens } from '../support/screens'
import {
  expectAccessibleOpen,
  expectReadableInForcedColors,
  expectRoomForText,
  expectStill,
  expectWhole,
  NARROW,
  openSlowly,
  WIDE,
} from '../support/sweep'

async function expectFit(page: Page, { path }: Screen): Promise<void> {
  await page.setViewportSize(WIDE)
  await openSlowly(page, await path(askOn(page)))
  await expectStill(page)
  await expectReadableInForcedColors(page)
  for (const size of [WIDE, NARROW]) {
    await page.setViewportSize(size)
    await expectWhole(page)
    await expectAccessibleOpen(page)
    await expectRoomForText(page)
  }
}

test('every page of the product is in the list of screens', async () => {
  const files = await readdir('app', { recursive: true })
  const pages = files.flatMap((file) => (file.endsWith('page.tsx') ? [patternOf(file)] : []))
  const screens = [...publicScreens, ...scriptedScreens, ...personalScreens.flatMap((each) => each.screens)]
  const listed = new Set([...screens.map(({ pattern }) => pattern), ...inJourneys])
  expect([...new Set(pages)].filter((pattern) => !listed.has(pattern))).toEqual([])
  expect([...listed].filter((pattern) => !pages.includes(pattern))).toEqual([])
})

/** `(public)/modules/[slug]/page.tsx` stands at `/modules/[slug]`. */
function patternOf(file: string): string {
  const folders = file.split('/').slice(0, -1)
  return `/${folders.filter((folder) => !folder.startsWith('(')).join('/')}`
}

for (const screen of [...publicScreens, ...scriptedScreens]) {
  test(`anybody opens ${screen.pattern}`, async ({ pageOf }) => {
    await expectFit(await pageOf(null), screen)
  })
}

for (const screen of publicScreens) {
  test(`${screen.pattern} is whole without script`, async ({ browserOf }) => {
    const page = await browserOf(null, { javaScriptEnabled: false })
    await page.goto(await screen.path(askOn(page)))
    for (const size of [WIDE, NARROW]) {
      await page.setViewportSize(size)
      await expectWhole(page)
    }
  })
}

for (const { who, email, screens } of personalScreens) {
  for (const screen of screens) {
    test(`${who} opens ${screen.pattern}`, async ({ pageOf }) => {
      await expectFit(await pageOf(email), screen)
    })
  }
}

test('an event opened the moment the calendar shows it has its own title', async ({ browserOf }) => {
  const page = await browserOf(null)
  for (const place of [0, 1, 2, 3, 4, 5]) {
    await page.goto('/calendar', { waitUntil: 'commit' })
    const link = page.locator('main h3 a').nth(place)
    const title = await link.innerText()
    await link.click()
    await expect(page).toHaveTitle(`${title} · Attest`)
  }
})

test('an address where nothing is says so, and nothing more', async ({ browserOf }) => {
  const page = await browserOf(null)
  const answer = await page.request.get('/nothing-here')
  expect(answer.status()).toBe(404)
})

test('what the sign-in library answers loads nothing and stands in no frame', async ({ browserOf }) => {
  const page = await browserOf(null)
  for (const path of ['csrf', 'session']) {
    const headers = (await page.request.get(`/api/auth/${path}`)).headers()
    expect(headers['content-security-policy']).toContain("default-src 'none'; frame-ancestors 'none'")
    expect(headers['x-frame-options']).toBe('DENY')
  }
})
