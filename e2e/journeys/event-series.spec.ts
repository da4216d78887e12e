import type { Page } from '@playwright/test'
import { USUAL_ZONE } from '@/lib/agencies/own-day'
import { addDays, dayIn } from '@/lib/platform/time'
import { longDay, weekdayDay } from '@/lib/platform/words-of-time'
import { expect, test } from '../support/journey'
import { newPlace } from '../support/live'
import { persona } from '../support/personas'
import { openEvent } from '../support/posting'
import { expectAccessible } from '../support/sweep'

const DAY = addDays(dayIn(USUAL_ZONE, new Date()), 120)
const dayOf = (week: number) => weekdayDay(addDays(DAY, 7 * week))
const reason = 'The hall is being repaired.'

/** The page of one date, from the list of the series, once it is there. */
async function openDate(page: Page, week: number): Promise<void> {
  const series = page.getByRole('region', { name: 'Its series' })
  await series.getByRole('link', { name: new RegExp(dayOf(week)) }).click()
  await expect(series.getByText(new RegExp(`${dayOf(week)}.*: this one`))).toBeVisible()
}

/** How many letters somebody got that have these words. */
async function letters(page: Page, email: string, words: string): Promise<number> {
  const answer = await page.request.get('/api/v1/demonstration/outbox')
  const { items } = (await answer.json()) as { items: { to: string; text: string }[] }
  return items.filter(({ to, text }) => to === email && text.includes(words)).length
}

test('a weekly series of six with one day left out: one is moved, the rest is canceled from a date on, and those who come read it once', async ({
  browserOf,
}) => {
  test.slow()
  const organizer = await browserOf(persona('organizer'))
  const { eventId } = await openEvent(organizer, { called: 'Six Thursdays', places: 20 })
  await organizer.goto(`/events/${eventId}`)
  await organizer.getByText('Make a series of it').click()
  const dates = organizer.getByRole('group', { name: 'The dates' })
  await expect(dates.getByRole('checkbox')).toHaveCount(6)
  await dates.getByText(new RegExp(dayOf(2))).click()
  await expectAccessible(organizer)
  await organizer.getByRole('button', { name: 'Make these dates' }).click()
  const series = organizer.getByRole('region', { name: 'Its series' })
  await expect(series.getByRole('row')).toHaveCount(6)
  await expect(series.getByRole('table').getByText(new RegExp(dayOf(2)))).toHaveCount(0)

  const place = await newPlace()
  const trainee = await browserOf(place.trainee.email)
  await openDate(organizer, 3)
  await organizer.getByRole('link', { name: 'See it as everybody does' }).click()
  await expect(organizer.getByRole('region', { name: 'Also on' }).getByRole('listitem')).toHaveCount(4)
  await expectAccessible(organizer)
  const address = organizer.url()
  await trainee.goto(address)
  await trainee.getByRole('button', { name: 'Register and keep my place' }).click()
  await expect(trainee.getByText('Your code for the door')).toBeVisible()

  await organizer.goto(`/events/${eventId}`)
  await openDate(organizer, 1)
  await organizer.getByText('Give it other days or times').click()
  await organizer.getByLabel('New start').fill(`${addDays(DAY, 8)}T09:00`)
  await organizer.getByLabel('New end').fill(`${addDays(DAY, 8)}T13:00`)
  await organizer.getByLabel('Reason for the new days').fill(reason)
  await expect(organizer.getByText('Nobody is registered: nobody is told.').first()).toBeVisible()
  await organizer.getByRole('button', { name: 'Publish the new days' }).click()
  await expect(series.getByRole('table').getByText(new RegExp(weekdayDay(addDays(DAY, 8))))).toBeVisible()

  await openDate(organizer, 3)
  await organizer.getByText('Cancel this event').click()
  await organizer.getByLabel('Reason', { exact: true }).fill(reason)
  await expect(organizer.getByText('1 registered person will be told.').last()).toBeVisible()
  const later = organizer.locator('details', { hasText: 'Cancel this event' })
  await later.getByText(`Also for the 2 later dates of the series, until ${longDay(addDays(DAY, 35))}`).click()
  await expectAccessible(organizer)
  await organizer.getByRole('button', { name: 'Cancel the event' }).click()
  await expect(organizer.getByRole('heading', { name: 'Canceled' })).toBeVisible()
  await expect(series.getByText('Canceled')).toHaveCount(3)
  await expect(series.getByText('Published')).toHaveCount(2)

  await trainee.goto(address)
  await expect(trainee.getByText(reason)).toBeVisible()
  await expect.poll(() => letters(organizer, place.trainee.email, 'It was canceled.'), { timeout: 20_000 }).toBe(1)

  const stranger = await browserOf((await newPlace()).trainee.email)
  await stranger.goto(`/events/${eventId}`)
  await expect(stranger.getByRole('heading', { name: 'We cannot show this page' })).toBeVisible()
  const refused = await stranger.request.post(`/api/v1/events/${eventId}/series`, {
    data: { madeFrom: 'x', every: 'week', times: 3 },
  })
  expect(refused.status()).toBe(404)
})
