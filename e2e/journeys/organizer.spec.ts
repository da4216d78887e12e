import { expect, test } from '../support/journey'
import { newPlace, unique } from '../support/live'
import { persona } from '../support/personas'
import { approveOn, decideOn, sendIt, writeEvent } from '../support/posting'
import { expectAccessible } from '../support/sweep'

test('an event is sent, approved, on the calendar and in its feed, and stays there when it is canceled', async ({
  browserOf,
}) => {
  test.slow()
  const title = `Two desks, one case ${unique()}`
  const organizer = await browserOf((await newPlace()).trainee.email)
  await writeEvent(organizer, title)
  await expectAccessible(organizer)
  await sendIt(organizer)
  await expect(organizer.getByRole('heading', { name: 'Waiting for a moderator' })).toBeVisible()
  await expectAccessible(organizer)

  const anybody = await browserOf(null)
  await anybody.goto(`/calendar?q=${encodeURIComponent(title)}`)
  await expect(anybody.getByRole('link', { name: title, exact: true })).toHaveCount(0)

  const moderator = await browserOf(persona('moderator'))
  await moderator.goto('/moderation')
  await expect(moderator.getByRole('heading', { name: title })).toBeVisible()
  await expectAccessible(moderator)
  await approveOn(moderator, title)

  await anybody.reload()
  await anybody.getByRole('link', { name: title, exact: true }).click()
  await expect(anybody.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(anybody.getByText('Harbor Hall').first()).toBeVisible()
  await expectAccessible(anybody)
  const feed = `/calendar.ics?q=${encodeURIComponent(title)}`
  expect(unfolded(await (await anybody.request.get(feed)).text())).toContain(`SUMMARY:${title.replace(',', '\\,')}`)

  await organizer.reload()
  await organizer.getByText('Cancel this event').click()
  await organizer
    .getByRole('textbox', { name: 'Reason', exact: true })
    .fill('The hall was flooded; a new day will be announced.')
  await organizer.getByRole('button', { name: 'Cancel the event' }).click()
  await expect(organizer.getByRole('heading', { name: 'Canceled' })).toBeVisible()
  await expectAccessible(organizer)

  await anybody.reload()
  await expect(anybody.getByText('The hall was flooded; a new day will be announced.')).toBeVisible()
  await expectAccessible(anybody)
  const after = unfolded(await (await anybody.request.get(feed)).text())
  expect(after).toContain('STATUS:CANCELLED')
  expect(after).toContain('SEQUENCE:1')
})

/** Lines of a feed are folded at 75 octets (RFC 5545, section 3.1). */
const unfolded = (text: string) => text.replace(/\r\n[ \t]/g, '')

test('a returned event comes back with the reason, is mended and sent again', async ({ browserOf }) => {
  test.slow()
  const title = `Interview rooms ${unique()}`
  const organizer = await browserOf((await newPlace()).trainee.email)
  await writeEvent(organizer, title)
  await sendIt(organizer)
  await expect(organizer.getByRole('heading', { name: 'Waiting for a moderator' })).toBeVisible()

  const moderator = await browserOf(persona('moderator'))
  await moderator.goto('/moderation')
  await decideOn(moderator, 'Return with a reason', title)
  await moderator
    .getByLabel('What should the organizer change?')
    .fill('Please say whether there is a step-free entrance.')
  await moderator.reload()
  await decideOn(moderator, 'Return with a reason', title)
  await expect(moderator.getByLabel('What should the organizer change?')).toHaveValue(
    'Please say whether there is a step-free entrance.',
  )
  await expectAccessible(moderator)
  await moderator.getByRole('button', { name: 'Return it' }).click()
  await expect(moderator.getByText(`Returned: ${title}`)).toBeVisible()

  await organizer.reload()
  await expect(organizer.getByText('Please say whether there is a step-free entrance.')).toBeVisible()
  await organizer.getByLabel('Access and languages').fill('Step-free entrance on Second Street')
  await sendIt(organizer)
  await expect(organizer.getByRole('heading', { name: 'Waiting for a moderator' })).toBeVisible()
})

test('what is typed about an event is still there after a reload, however soon', async ({ browserOf }) => {
  const title = `Reloaded ${unique()}`
  const page = await browserOf((await newPlace()).trainee.email)
  await page.goto('/events/new')
  await page.getByRole('textbox', { name: 'Title' }).fill(title)
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(title)
  await expect(page.getByText('What you typed before is still here')).toBeVisible()
  await expectAccessible(page)
  await expect(page.getByText(/^Draft saved at/)).toBeVisible()
  await expect(page).toHaveURL(/\/events\/[0-9a-f-]{36}$/)

  await page.getByLabel('In short').fill('A shared case, worked twice.')
  await page.reload()
  await expect(page.getByLabel('In short')).toHaveValue('A shared case, worked twice.')
  await page.getByRole('button', { name: 'Begin anew' }).click()
  await expect(page.getByLabel('In short')).toHaveValue('')
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(title)
})

test('an event that lacks something is not sent, and the form says at each field what to write', async ({
  browserOf,
}) => {
  const organizer = await browserOf((await newPlace()).trainee.email)
  await organizer.goto('/events/new')
  await organizer.getByRole('textbox', { name: 'Title' }).fill('Two')
  await sendIt(organizer)
  const summary = organizer.getByRole('alert').filter({ has: organizer.getByRole('link') })
  await expect(summary).toBeFocused()
  await summary.getByRole('link', { name: /at least 5 characters/ }).click()
  await expect(organizer.getByRole('textbox', { name: 'Title' })).toBeFocused()
  await expectAccessible(organizer)
})

test('nobody else sees a draft or the queue: not a neighbor, not a coordinator, nobody signed out', async ({
  browserOf,
}) => {
  test.slow()
  const { trainee, coordinator } = await newPlace()
  const neighbor = (await newPlace()).trainee
  const organizer = await browserOf(trainee.email)
  await writeEvent(organizer, `Not for others ${unique()}`)
  await organizer.getByRole('button', { name: 'Save as a draft' }).click()
  await organizer.waitForURL(/\/events\/[0-9a-f-]{36}/)
  const address = new URL(organizer.url()).pathname
  for (const email of [neighbor.email, coordinator.email, persona('moderator')]) {
    const other = await browserOf(email)
    await other.goto(address)
    await expect(other.getByRole('heading', { name: 'We cannot show this page' })).toBeVisible()
  }
  const other = await browserOf(neighbor.email)
  await other.goto('/moderation')
  await expect(other.getByRole('heading', { name: 'We cannot show this page' })).toBeVisible()
  await expectAccessible(other)
  const nobody = await browserOf(null)
  await nobody.goto(address)
  await expect(nobody.getByRole('heading', { name: 'Please sign in' })).toBeVisible()
})
