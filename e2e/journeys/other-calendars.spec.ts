/** Calendars of others, as an organizer brings them, twice, and takes them back. */
import type { Page } from '@playwright/test'
import { addDays } from '@/lib/platform/time'
import { expect, test } from '../support/journey'
import { newPlace } from '../support/live'
import { persona } from '../support/personas'
import { expectAccessible } from '../support/sweep'

function calendar() {
  const run = Date.now()
  const day = (ahead: number) => addDays(new Date().toISOString().slice(0, 10), ahead).replaceAll('-', '')
  const entry = (at: number, title: string) => [
    ...['BEGIN:VEVENT', `UID:${run}-${at}@elsewhere.example`, `SUMMARY:${title}`],
    ...[
      `DTSTART;TZID=Pacific Standard Time:${day(40 + at)}T180000`,
      `DTEND;TZID=Pacific Standard Time:${day(40 + at)}T200000`,
    ],
    ...[
      'LOCATION:Harbor Hall\\, 200 Quay Street\\, Marlow Bay\\, CA 93999',
      'DESCRIPTION:An evening in one room for officers and advocates.',
    ],
    'END:VEVENT',
  ]
  const titles = [`Lanterns of ${run}`, `Radios and ${run} quays`]
  const broken = ['BEGIN:VEVENT', 'SUMMARY:Broken', 'DTSTART:x', 'END:VEVENT']
  const text = [
    'BEGIN:VCALENDAR',
    'X-WR-CALNAME:Harbor elsewhere',
    ...titles.flatMap((title, at) => entry(at, title)),
    ...broken,
    'END:VCALENDAR',
  ].join('\r\n')
  return { titles, text }
}

async function check(page: Page, text: string) {
  await page.goto('/events')
  await page.getByRole('link', { name: 'From a calendar' }).click()
  await page
    .getByLabel('Calendar file')
    .setInputFiles({ name: 'harbor.ics', mimeType: 'text/calendar', buffer: Buffer.from(text) })
  await page.getByLabel('Held by').fill('Harbor Light Victim Services')
  await page.getByText('Victim services', { exact: true }).click()
  await page.getByLabel('Cost').fill('Free')
  await page.getByRole('button', { name: 'Check what would change' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Check before loading' })).toBeVisible()
}

test('an organizer brings a calendar, again without any change, and takes it back', async ({ browserOf }) => {
  const page = await browserOf(persona('organizer'))
  const { titles, text } = calendar()
  await check(page, text)
  const address = page.url()
  for (const title of titles) await expect(page.getByRole('row', { name: title })).toContainText('New')
  await expect(page.getByRole('row', { name: 'Broken' })).toContainText('Refused')
  await page.getByRole('button', { name: 'Load 2 changes' }).click()
  await expect(page.getByText('Two changes loaded')).toBeVisible()
  await check(page, text)
  await expect(page.getByText('Nothing is ticked, so there is nothing to load.')).toBeVisible()
  const neighbor = await browserOf(persona('coordinator: Harbor Light'))
  await neighbor.goto(address)
  await expect(neighbor.getByRole('heading', { level: 1, name: 'We cannot show this page' })).toBeVisible()
  const refused = await neighbor.request.post(`/api/v1/calendar-files/${address.split('/').at(-1)}/load`, { data: {} })
  expect(refused.status()).toBe(404)
  await page.goto(address)
  await page.getByRole('button', { name: 'Take this load back' }).click()
  await page.getByRole('button', { name: 'Take it back' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Taken back' })).toBeVisible()
})

test('an address is followed, says why it cannot be read, and is nobody else’s; what was typed outlives a reload', async ({
  browserOf,
}) => {
  const { trainee, coordinator } = await newPlace()
  const page = await browserOf(trainee.email)
  await page.goto('/events/calendars')
  await page.getByLabel('Or its address').fill('https://127.0.0.1/training.ics')
  await page.getByLabel('Held by').fill('Harbor Light Victim Services')
  await page.reload()
  await expect(page.getByText('What you typed before is still here')).toBeVisible()
  await expect(page.getByLabel('Held by')).toHaveValue('Harbor Light Victim Services')
  await page.getByRole('button', { name: 'Check what would change' }).click()
  await expect(page.getByRole('alert', { name: 'One thing to fix' })).toBeVisible()
  await expect(page.getByText('You follow no calendar')).toBeVisible()
  const address = `https://nowhere-${Date.now()}.example/training.ics`
  await page.getByLabel('Or its address').fill(address)
  await page.getByRole('button', { name: 'Check what would change' }).click()
  await expect(page.getByText('Nobody knows this address: its name leads nowhere.')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('Could not be read')).toBeVisible()
  await expectAccessible(page)

  const neighbor = await browserOf(coordinator.email)
  await neighbor.goto('/events/calendars')
  await expect(neighbor.getByText('You follow no calendar')).toBeVisible()
  const [{ sourceId }] = (await (await page.request.get('/api/v1/calendar-sources')).json()).items
  expect((await neighbor.request.delete(`/api/v1/calendar-sources/${sourceId}`)).status()).toBe(404)

  await page.getByRole('button', { name: 'Follow it no more' }).click()
  await expect(page.getByText('You follow no calendar')).toBeVisible()
})
