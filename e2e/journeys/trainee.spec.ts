import { expect, test } from '../support/journey'
import { letAnHourPass, newPlace } from '../support/live'
import { askForCode, codeFor, enterCode } from '../support/sign-in'
import { expectAccessible } from '../support/sweep'
import { answerTest, finishLessons, moduleFromFile } from '../support/test-taking'

const SLUG = 'young-people-who-run'

test('an officer reads signed out, enrolls, passes the test, and a stranger confirms the certificate', async ({
  browserOf,
}) => {
  test.slow()
  const module = await moduleFromFile(SLUG)
  const { trainee, coordinator } = await newPlace()
  const page = await browserOf(null)

  await page.goto('/modules')
  await page.getByLabel('Words').fill('young people run')
  await page.getByLabel('Words').press('Enter')
  await page.getByRole('link', { name: module.title }).click()
  await expect(page).toHaveTitle(`${module.title} · Attest`)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Read the first lesson' }).click()
  await expect(page.getByRole('heading', { level: 1, name: module.lessons[0] ?? '' })).toBeVisible()
  await expectAccessible(page)

  await page.goto(`/modules/${SLUG}`)
  await page
    .getByRole('complementary', { name: 'Your place in this module' })
    .getByRole('link', { name: 'Sign in' })
    .click()
  await askForCode(page, trainee.email)
  await enterCode(page, await codeFor(page, trainee.email))
  await expect(page).toHaveURL(`/modules/${SLUG}`)
  await page.getByRole('button', { name: 'Enroll and start' }).click()
  await finishLessons(page, module, (opened) => letAnHourPass(trainee, opened))

  await expect(page.getByRole('heading', { name: 'The rules' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Start attempt 1 of 4' }).click()
  await answerTest(page, module)
  await expect(page.getByRole('heading', { name: 'Every question has an answer' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Hand in the test' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Passed' })).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('link', { name: 'See the certificate' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Trainee Reyes' })).toBeVisible()
  await expectAccessible(page)
  const code = new URL(page.url()).pathname.split('/').pop() ?? ''

  const stranger = await browserOf(null, { javaScriptEnabled: false })
  await stranger.goto('/verify')
  await stranger.getByLabel('Code').fill(code.toLowerCase())
  await stranger.getByRole('button', { name: 'Verify' }).click()
  await expect(stranger.getByRole('heading', { name: 'This certificate is valid' })).toBeVisible()
  await expect(stranger.getByText('Trainee Reyes')).toBeVisible()

  const looks = await browserOf(coordinator.email)
  await looks.goto(`/agency/people/${trainee.personId}`)
  await looks.getByText(/^read in \d+ min$/).click()
  await expect(looks.getByText(`${module.lessons[0]}: 60 min`)).toBeVisible()
  await expectAccessible(looks)
})

test('a new trainee has the first lesson done four clicks from the home page once its time has passed, and finds it under their training', async ({
  browserOf,
}) => {
  const module = await moduleFromFile(SLUG)
  const { trainee } = await newPlace()
  const page = await browserOf(trainee.email)
  await page.goto('/')
  await page.getByRole('link', { name: 'Find a module' }).click()
  await page.getByRole('link', { name: module.title }).click()
  await page.setViewportSize({ width: 360, height: 740 })
  await expect(page.getByRole('button', { name: 'Enroll and start' })).toBeInViewport()
  await page.getByRole('button', { name: 'Enroll and start' }).click()
  await expect(page.getByText(/^You can mark this lesson done in /)).toBeVisible()
  await expect(page.getByRole('link', { name: /^Next: / })).toBeVisible()
  await expectAccessible(page)
  await letAnHourPass(trainee, 1)
  await page.reload()
  await page.getByRole('link', { name: /^Done, next/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: module.lessons[1] ?? '' })).toBeVisible()
  await page.goto('/training')
  await expect(page.getByText(`1 of ${module.lessons.length} lessons done`)).toBeVisible()
})

test('an officer who was away goes on where they stopped, from another device', async ({ browserOf }) => {
  const module = await moduleFromFile(SLUG)
  const { trainee } = await newPlace()
  const first = await browserOf(trainee.email)
  await first.goto(`/modules/${SLUG}`)
  await first.getByRole('button', { name: 'Enroll and start' }).click()
  await letAnHourPass(trainee, 1)
  await first.reload()
  await first.getByRole('link', { name: /^Done, next:/ }).click()
  await expect(first.getByRole('heading', { level: 1, name: module.lessons[1] ?? '' })).toBeVisible()
  await expect(first.getByText(/^Saved at/)).toBeVisible()

  const second = await browserOf(trainee.email)
  await second.goto('/training')
  await expectAccessible(second)
  await second.getByRole('link', { name: /lesson 2/ }).click()
  await expect(second.getByRole('heading', { level: 1, name: module.lessons[1] ?? '' })).toBeVisible()
})

test('the test stays closed until the lessons are done, and wrong answers earn nothing', async ({ browserOf }) => {
  test.slow()
  const module = await moduleFromFile(SLUG)
  const { trainee } = await newPlace()
  const page = await browserOf(trainee.email)
  await page.goto(`/modules/${SLUG}`)
  await page.getByRole('button', { name: 'Enroll and start' }).click()
  await expect(page.getByRole('heading', { level: 1, name: module.lessons[0] ?? '' })).toBeVisible()
  await page.goto(`/modules/${SLUG}/test`)
  await expect(page.getByText(/lessons are not done yet/)).toBeVisible()
  await page.getByRole('link', { name: 'Go on with lesson 1' }).click()
  await finishLessons(page, module, (opened) => letAnHourPass(trainee, opened))
  await page.getByRole('button', { name: 'Start attempt 1 of 4' }).click()
  await answerTest(page, module, 'wrong')
  await page.getByRole('button', { name: 'Hand in the test' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Not passed yet' })).toBeVisible()
  await expectAccessible(page)
  await page.goto('/transcript')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText(module.title)).toHaveCount(0)
})

test('nobody else opens an attempt or its result: not a neighbor, not the coordinator, nobody signed out', async ({
  browserOf,
}) => {
  const { trainee, coordinator } = await newPlace()
  const neighbor = (await newPlace()).trainee
  const page = await browserOf(trainee.email)
  await page.goto(`/modules/${SLUG}`)
  await page.getByRole('button', { name: 'Enroll and start' }).click()
  await finishLessons(page, await moduleFromFile(SLUG), (opened) => letAnHourPass(trainee, opened))
  await page.getByRole('button', { name: 'Start attempt 1 of 4' }).click()
  await page.waitForURL(/\/test\/[0-9a-f-]{36}/)
  const address = new URL(page.url()).pathname
  for (const email of [neighbor.email, coordinator.email]) {
    const other = await browserOf(email)
    for (const path of [address, `${address}/result`]) {
      await other.goto(path)
      await expect(other.getByRole('heading', { name: 'We cannot show this page' })).toBeVisible()
    }
    await expectAccessible(other)
  }
  const nobody = await browserOf(null)
  await nobody.goto(address)
  await expect(nobody.getByRole('heading', { name: 'Please sign in' })).toBeVisible()
  await expectAccessible(nobody)
})
