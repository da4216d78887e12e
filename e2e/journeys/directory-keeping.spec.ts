/** Listings as those who suggest, make sure of and keep them do it. */
import type { Page } from '@playwright/test'
import { USUAL_ZONE } from '@/lib/agencies/own-day'
import { dayIn } from '@/lib/platform/time'
import { expect, test } from '../support/journey'
import { persona } from '../support/personas'
import { expectAccessible } from '../support/sweep'

const sergeant = persona('supervisor')
const moderator = persona('moderator')
const harborLight = persona('coordinator: Harbor Light')
const marlowBay = persona('coordinator: Marlow Bay')

/** The browser stands in a zone of its own. */
const today = (zone = USUAL_ZONE) => dayIn(zone, new Date())

const found = async (page: Page, words: string) => {
  const answer = await page.request.get(`/api/v1/directory/listings?q=${encodeURIComponent(words)}`)
  const { items } = (await answer.json()) as { items: { name: string; slug: string; phone: string | null }[] }
  return items.filter(({ name }) => name === words)
}

test('a shelter is suggested without its street, a moderator makes sure of it, and only then it is found', async ({
  browserOf,
}) => {
  const page = await browserOf(sergeant)
  const name = `Juniper Shelter ${Date.now()}`
  await page.goto('/listings/new')
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('What they do').fill('Beds for women at 412 Alder Street.')
  await page.getByText('People stay there', { exact: true }).click()
  await page.getByLabel('City').fill('Marlow Bay')
  await page.getByLabel('State or territory').selectOption('CA')
  await page.getByLabel('ZIP code').fill('93999')
  await page.getByLabel('Telephone').fill('(831) 555-0155')
  await page.getByLabel('Source', { exact: true }).fill('I spoke to them')
  await page.getByRole('button', { name: 'Send it to the moderators' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('412 Alder Street')
  await page.getByLabel('What they do').fill('Beds for women and their children.')
  await page.reload()
  await expect(page.getByLabel('What they do')).toHaveValue('Beds for women and their children.')
  await page.getByRole('button', { name: 'Send it to the moderators' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.getByText('Waits for a moderator')).toBeVisible()
  const listing = page.url().split('/').pop()
  expect(await found(page, name)).toEqual([])

  const gordon = await browserOf(moderator)
  await gordon.goto(`/moderation/directory/${listing}`)
  await gordon.getByRole('button', { name: 'Put it into the directory' }).click()
  const checks = gordon.getByRole('group', { name: 'I have made sure of each' })
  await expect(checks.getByText(/Confirm, or return.*open to the public.*contacts are right/)).toBeVisible()
  await gordon
    .getByRole('alert')
    .getByRole('link', { name: /Confirm, or return the suggestion/ })
    .click()
  await expect(checks.getByRole('checkbox').first()).toBeFocused()
  for (const check of await checks.locator('label').all()) await check.click()
  await gordon.getByLabel('Day', { exact: true }).fill(today())
  await gordon.getByRole('button', { name: 'Put it into the directory' }).click()
  await expect(gordon.getByRole('alert').getByRole('link', { name: /how/i })).toBeVisible()
  await gordon.getByLabel('How', { exact: true }).selectOption('called')
  await gordon.getByRole('button', { name: 'Put it into the directory' }).click()
  await expect(gordon.getByText('It is in the directory')).toBeVisible()
  expect(await found(page, name)).toMatchObject([{ phone: '831-555-0155' }])

  // Who moderates nothing sees none of it.
  await page.goto(`/moderation/directory/${listing}`)
  await expect(page.getByRole('button', { name: 'Put it into the directory' })).toHaveCount(0)
  await expect(page.getByRole('heading', { name })).toHaveCount(0)
})

test('a coordinator corrects the listing that the agency keeps; the agency next door finds nothing to change', async ({
  browserOf,
}) => {
  const noor = await browserOf(harborLight)
  await noor.goto('/listings')
  await noor.getByRole('link', { name: 'Harbor Light Victim Services' }).first().click()
  await expect(noor.getByLabel('Hours')).toBeVisible()
  const other = await noor.context().newPage()
  await other.goto(noor.url())
  await other.getByLabel('Hours').fill('Weekdays alone')
  await noor.getByLabel('Hours').fill('Day and night, holidays too')
  await noor.getByRole('button', { name: 'Publish the change' }).click()
  await expect(noor.getByText('The change is saved')).toBeVisible()
  await other.getByRole('button', { name: 'Publish the change' }).click()
  await expect(other.getByRole('heading', { name: 'This was saved elsewhere in the meantime' })).toBeInViewport()
  await expect(other.getByLabel('Hours')).toHaveValue('Weekdays alone')
  await noor.getByLabel('Day', { exact: true }).fill(today('America/Los_Angeles'))
  await noor.getByLabel('How', { exact: true }).selectOption('called')
  await noor.getByRole('button', { name: 'I have checked it' }).click()
  await expect(noor.getByText('Thank you: it was verified')).toBeVisible()
  const [listed] = await found(noor, 'Harbor Light Victim Services')
  const shown = await noor.request.get(`/api/v1/directory/listings/${listed?.slug}`)
  expect(await shown.json()).toMatchObject({ hours: 'Day and night, holidays too', verifiedHow: 'called' })

  const dana = await browserOf(marlowBay)
  await dana.goto(noor.url())
  await expect(dana.getByRole('button', { name: 'Publish the change' })).toHaveCount(0)
  await expect(dana.getByLabel('Hours')).toHaveCount(0)
})

test('a coordinator claims a listing, reads why not, claims it again and corrects it; who coordinates nothing may not', async ({
  browserOf,
}) => {
  test.slow()
  const name = 'Encinas Valley Rape Crisis Center'
  const noor = await browserOf(harborLight)
  const [{ slug = '' } = {}] = await found(noor, name)
  const claim = async () => {
    await noor.goto(`/directory/${slug}`)
    await noor.getByRole('button', { name: 'Harbor Light Victim Services keeps this listing' }).click()
    await expect(noor.getByText('A moderator answers your claim')).toBeVisible()
  }
  await claim()
  const page = await browserOf(sergeant)
  await page.goto(`/directory/${slug}`)
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.getByRole('button', { name: /keeps this listing/ })).toHaveCount(0)

  const gordon = await browserOf(moderator)
  await gordon.goto('/moderation/directory?view=claims')
  await gordon.getByLabel('Or why not').fill('Its own page names another organization.')
  await gordon.getByRole('button', { name: new RegExp(`^Decline ?: ${name}$`) }).click()
  await expect(gordon.getByText(`Answered: Harbor Light Victim Services, ${name}`)).toBeVisible()
  await noor.goto('/listings')
  await expect(noor.getByRole('heading', { name: 'Claims that were declined' })).toBeVisible()
  await expect(noor.getByText('Its own page names another organization.')).toBeVisible()
  await expectAccessible(noor)

  await claim()
  await gordon.reload()
  await gordon.getByRole('button', { name: new RegExp(`^It keeps this listing ?: ${name}$`) }).click()
  await expect(gordon.getByText(`Answered: Harbor Light Victim Services, ${name}`)).toBeVisible()
  await noor.goto('/listings')
  await noor.getByRole('link', { name, exact: true }).click()
  await noor.getByLabel('Hours').fill('Day and night')
  await noor.getByRole('button', { name: 'Publish the change' }).click()
  await expect(noor.getByText('The change is saved')).toBeVisible()
  const shown = await noor.request.get(`/api/v1/directory/listings/${slug}`)
  expect(await shown.json()).toMatchObject({ hours: 'Day and night', keeper: { name: 'Harbor Light Victim Services' } })
})

test('a moderator makes one of two that are the same', async ({ browserOf }) => {
  const gordon = await browserOf(moderator)
  await gordon.goto('/moderation/directory')
  await gordon.getByRole('link', { name: 'Alder Shelter for Women' }).click()
  await gordon
    .getByRole('button', { name: /Keep that one instead/ })
    .first()
    .click()
  await expect(gordon.getByText('It was joined with the other one')).toBeVisible()
  await gordon.goto('/moderation/directory')
  await expect(gordon.getByRole('link', { name: 'Verena Fields Ministry' })).toBeVisible()
  await expect(gordon.getByRole('link', { name: 'Alder Shelter for Women' })).toHaveCount(0)
})
