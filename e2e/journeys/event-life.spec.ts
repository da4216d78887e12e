import { approvalChecks } from '@/lib/events/moderation-rules'
import { expect, test } from '../support/journey'
import { newPlace, unique } from '../support/live'
import { persona } from '../support/personas'
import { approveOn, decideOn, sendIt, writeEvent } from '../support/posting'
import { expectAccessible } from '../support/sweep'

test('an event is returned with a reason at one field, which says it until it is mended, and is approved then', async ({
  browserOf,
}) => {
  test.slow()
  const title = `Lunch for two desks ${unique()}`
  const organizer = await browserOf((await newPlace()).trainee.email)
  await writeEvent(organizer, title)
  await sendIt(organizer)
  await expect(organizer.getByRole('heading', { name: 'Waiting for a moderator' })).toBeVisible()

  const moderator = await browserOf(persona('moderator'))
  await moderator.goto('/moderation')
  await decideOn(moderator, 'Approve and publish', title)
  await expect(moderator.getByText(/^Make sure of this as well/).first()).toBeVisible()
  await decideOn(moderator, 'Return with a reason', title)
  await moderator.getByRole('button', { name: 'Return it' }).click()
  await expect(moderator.getByText(/^Say what to change/).first()).toBeVisible()
  await moderator.getByRole('button', { name: 'Say it of a field' }).click()
  await moderator.getByLabel('Field 1').selectOption({ label: 'Cost' })
  await moderator.getByLabel('What to change about it').fill('Say whether lunch is in it.')
  await expectAccessible(moderator)
  await moderator.getByRole('button', { name: 'Return it' }).click()
  await expect(moderator.getByText(`Returned: ${title}`)).toBeVisible()

  await organizer.reload()
  await expect(organizer.getByText('Cost: Say whether lunch is in it.')).toBeVisible()
  await expect(organizer.getByText('A moderator asks: Say whether lunch is in it.').last()).toBeVisible()
  await expectAccessible(organizer)
  await organizer.getByLabel('Cost').fill('Free, with lunch')
  await sendIt(organizer)
  await expect(organizer.getByRole('heading', { name: 'Waiting for a moderator' })).toBeVisible()
  await moderator.reload()
  await approveOn(moderator, title)
})

test('three events are approved at once, and nobody but a moderator sees them before', async ({ browserOf }) => {
  test.slow()
  const organizer = await browserOf((await newPlace()).trainee.email)
  const titles = ['Bread', 'Salt', 'Water'].map((word) => `${word} ${unique()}`)
  for (const title of titles) {
    await writeEvent(organizer, title)
    await sendIt(organizer)
    await expect(organizer.getByRole('heading', { name: 'Waiting for a moderator' })).toBeVisible()
  }
  const neighbor = await browserOf((await newPlace()).coordinator.email)
  await neighbor.goto('/moderation')
  await expect(neighbor.getByRole('heading', { name: 'We cannot show this page' })).toBeVisible()

  const moderator = await browserOf(persona('moderator'))
  await moderator.goto('/moderation')
  for (const title of titles)
    await moderator.getByRole('article', { name: title }).getByText('Approve it together with others').click()
  const several = moderator.getByRole('region', { name: 'Approve 3 events at once' })
  await several.getByRole('button', { name: 'Approve and publish all of them' }).click()
  await expect(several.getByText(/^Make sure of each/).first()).toBeVisible()
  for (const { question } of approvalChecks) await several.getByText(question).click()
  await expectAccessible(moderator)
  await several.getByRole('button', { name: 'Approve and publish all of them' }).click()
  await expect(moderator.getByText('3 events published')).toBeVisible()
  const anybody = await browserOf(null)
  for (const title of titles) {
    await anybody.goto(`/calendar?q=${encodeURIComponent(title)}`)
    await expect(anybody.getByRole('link', { name: title, exact: true })).toBeVisible()
  }
})
