import { readdir } from 'node:fs/promises'
import { expect, test } from '../support/journey'
import { begin, handIn, newPlace } from '../support/live'
import { persona } from '../support/personas'
import { askOn, madeScreens, personalScreens, publicScreens, scriptedScreens } from '../support/screens'
import { expectFit, expectWhole, NARROW, WIDE } from '../support/sweep'

test('every page of the product is in the list of screens', async () => {
  const files = await readdir('app', { recursive: true })
  const pages = files.flatMap((file) => (file.endsWith('page.tsx') ? [patternOf(file)] : []))
  const screens = [...publicScreens, ...scriptedScreens, ...personalScreens.flatMap((each) => each.screens)]
  const listed = new Set([...screens.map(({ pattern }) => pattern), ...madeScreens])
  expect([...new Set(pages)].filter((pattern) => !listed.has(pattern))).toEqual([])
  expect([...listed].filter((pattern) => !pages.includes(pattern))).toEqual([])
})

/** `(public)/modules/[slug]/page.tsx` stands at `/modules/[slug]`. */
function patternOf(file: string): string {
  const folders = file.split('/').slice(0, -1)
  return `/${folders.filter((folder) => !folder.startsWith('(')).join('/')}`
}

const SLUG = 'young-people-who-run'

for (const screen of [...publicScreens, ...scriptedScreens]) {
  test(`anybody opens ${screen.pattern}`, async ({ pageOf }) => {
    const page = await pageOf(null)
    await expectFit(page, await screen.path(askOn(page)), { drawnHere: scriptedScreens.includes(screen) })
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
    test([who, 'opens', screen.pattern, screen.as].filter(Boolean).join(' '), async ({ pageOf }) => {
      const page = await pageOf(email)
      await expectFit(page, await screen.path(askOn(page)))
    })
  }
}

test('a question that is refused leaves what stands beside it, and is not asked again without end', async ({
  browserOf,
}) => {
  const page = await browserOf(persona('coordinator: Marlow Bay'))
  let asked = 0
  await page.route('**/certifications?*', (route) => {
    asked += 1
    return route.fulfill({ status: 403, contentType: 'application/problem+json', body: '{"status":403,"title":"No"}' })
  })
  await page.goto('/agency')
  const card = page.locator('#waiting, section:has(> #waiting-h)').first()
  await expect(card.getByRole('link', { name: 'Certifications', exact: true })).toBeVisible()
  await card.evaluate((each) => {
    const seen = new MutationObserver(() => {
      if (each.querySelector('[aria-busy]')) each.setAttribute('data-came-anew', '')
    })
    seen.observe(each, { childList: true, subtree: true })
  })
  await page.waitForTimeout(1500)
  await expect(card).not.toHaveAttribute('data-came-anew')
  expect(asked).toBeLessThan(5)
})

test('a trainee opens an attempt at a test, and its result', async ({ browserOf }) => {
  const { trainee } = await newPlace()
  const { attemptId } = await begin(trainee, SLUG)
  const page = await browserOf(trainee.email)
  await expectFit(page, `/modules/${SLUG}/test/${attemptId}`)
  await expectFit(page, `/modules/${SLUG}/test/${attemptId}?question=all`)
  await handIn(trainee, attemptId)
  await expectFit(page, `/modules/${SLUG}/test/${attemptId}/result`)
})

test('an administrator takes a public list over, and opens what was found in it', async ({ browserOf }) => {
  const page = await browserOf(persona('administrator'))
  await page.goto('/admin/agencies/import')
  const rows = ['OR,OR0990177,Tern Harbor Police Department,City', 'OR,,Nowhere Police Department,City']
  const buffer = Buffer.from(['state,key,agency_name,agency_type_name', ...rows].join('\n'))
  await page.getByLabel('File with the list').setInputFiles({ name: 'agencies.csv', mimeType: 'text/csv', buffer })
  await page.getByLabel('Who publishes the list, and its year').fill('An invented list, 2026')
  await page.getByRole('button', { name: 'Take the list over' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'The list is taken over' })).toBeVisible()
  await expectFit(page, new URL(page.url()).pathname)
})

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

test('whoever follows a link is never without a title, and hears that of the page they come to', async ({
  browserOf,
}) => {
  const page = await browserOf(persona('moderator'))
  await page.addInitScript(() => {
    const look = () => void (document.title === '' && document.documentElement.toggleAttribute('data-untitled', true))
    const later = () => void setTimeout(look)
    document.addEventListener('DOMContentLoaded', () =>
      new MutationObserver(later).observe(document.head, { childList: true }),
    )
  })
  await page.goto('/moderation/trainings')
  const said = page.locator('.at-arrived')
  await expect(said).toHaveText('')
  for (const [name, title] of [
    ['Mandate packs', 'Mandate packs · Attest'],
    ['Courses of others', 'Courses of others · Attest'],
  ] as const) {
    await page.getByRole('main').getByRole('link', { name, exact: true }).click()
    await expect(page).toHaveTitle(title)
    await expect(said).toHaveText(title)
  }
  await page.goBack()
  await expect(said).toHaveText('Mandate packs · Attest')
  await expect(page.locator('html')).not.toHaveAttribute('data-untitled')
  await expect(page.getByRole('alert')).toHaveCount(0)
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
