import type { Page } from '@playwright/test'
import { systemNow } from '@/lib/platform/time'
import { wallOf } from '@/lib/platform/words-of-time'
import { register } from '@/lib/registration/commands'
import { holdNow } from '../support/event-days'
import { expect, test } from '../support/journey'
import { newPlace } from '../support/live'
import { persona } from '../support/personas'
import { openEvent } from '../support/posting'
import { expectAccessible } from '../support/sweep'

const ZONE = 'America/Los_Angeles'
const hidden = (page: Page) => page.getByRole('heading', { name: 'We cannot show this page' })

/** By the clock of Teams, so many minutes from now. */
function teamsTime(minutes: number): string {
  const { on, time } = wallOf(new Date(Date.now() + minutes * 60_000).toISOString(), ZONE)
  const [year, month, day] = on.split('-').map(Number)
  const [hours = 0, rest = 0] = time.split(':').map(Number)
  const clock = `${hours % 12 || 12}:${String(rest).padStart(2, '0')}:00\u202f${hours < 12 ? 'AM' : 'PM'}`
  return `${month}/${day}/${String(year).slice(2)}, ${clock}`
}

test('a Teams file with real dirt is looked at, and becomes marks of those who were ticked, once', async ({
  browserOf,
}) => {
  test.slow()
  const organizer = await browserOf(persona('organizer'))
  const { title, eventId } = await openEvent(organizer, { called: 'First call, online', places: 10, hours: 3 })
  const place = await newPlace()
  for (const { ctx } of [place.trainee, place.mate]) await register({ ...ctx, now: systemNow() }, { eventId })
  await holdNow(title, -120, -5)
  const line = (name: string, from: number, to: number, email = '') =>
    `${name}\t${teamsTime(from)}\t${teamsTime(to)}\t\t${email}\tAttendee`
  const text = [
    '1. Summary\nMeeting title\tFirst call\n\n3. In-Meeting Activities\nName\tJoin Time\tLeave Time\tDuration\tEmail\tRole',
    line('T. Reyes', -121, -60, place.trainee.email.toUpperCase()),
    line('iPhone (Guest)', -70, -5, place.trainee.email),
    line('REYES, Mate (Guest)', -118, -4),
    line('Nobody at all', -100, -90),
    'Broken\tsoon\tlater\t\t\tAttendee',
  ].join('\n')
  const file = { name: 'attendance.csv', mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${text}`, 'utf16le') }

  await organizer.goto(`/events/${eventId}/attendance`)
  await organizer.getByRole('link', { name: 'From a meeting' }).click()
  await organizer.getByLabel('Attendance file').setInputFiles(file)
  await organizer.getByRole('button', { name: 'Look at it' }).click()
  await expect(organizer.getByRole('heading', { name: '3 people in attendance.csv' })).toBeVisible()
  await expect(organizer.getByText('A report of Microsoft Teams.')).toBeVisible()
  await expect(organizer.getByText('1 line could not be read')).toBeVisible()
  await expect(organizer.getByRole('button', { name: 'Keep as marks: 1 person' })).toBeVisible()
  await expectAccessible(organizer)
  await organizer.getByRole('button', { name: 'Tick the 1 person matched by name alone' }).click()
  await organizer.getByRole('button', { name: 'Keep as marks: 2 people' }).click()
  await expect(organizer.getByText('Marks of 2 people are kept')).toBeVisible()
  await organizer.getByRole('button', { name: 'Keep as marks: 2 people' }).click()
  await expect(organizer.getByText('All of them were there already; nothing changed.')).toBeVisible()
  const address = organizer.url()
  await organizer.getByRole('link', { name: 'See the attendance' }).click()
  await expect(organizer.getByRole('button', { name: /^Confirm, and post credit for 2 people/ })).toBeVisible()

  const neighbor = await browserOf((await newPlace()).coordinator.email)
  await neighbor.goto(new URL(address).pathname)
  await expect(hidden(neighbor)).toBeVisible()
})

test('whoever is in a session types the code of the minute, and nobody else is marked by it', async ({ browserOf }) => {
  test.slow()
  const organizer = await browserOf(persona('organizer'))
  const { title, eventId } = await openEvent(organizer, { called: 'First call, online', places: 10, hours: 3 })
  const place = await newPlace()
  await register({ ...place.trainee.ctx, now: systemNow() }, { eventId })
  await holdNow(title, -60, 60)
  await organizer.goto(`/events/${eventId}/attendance/code`)
  const shown = organizer.getByText(/^\d{3} \d{3}$/)
  await expect(shown).toBeVisible()
  await expectAccessible(organizer)

  const trainee = await browserOf(place.trainee.email)
  await trainee.goto('/here')
  await trainee.getByLabel('The code on the screen').fill('12')
  await trainee.getByRole('button', { name: 'I am here' }).click()
  await expect(trainee.getByText('Type the six digits that are shown.').first()).toBeVisible()
  await trainee.getByLabel('The code on the screen').fill((await shown.textContent()) ?? '')
  await trainee.getByRole('button', { name: 'I am here' }).click()
  await expect(trainee.getByText(/^You are checked in, at /)).toBeVisible()
  await expectAccessible(trainee)

  const other = await browserOf(place.mate.email)
  await other.goto('/here')
  await expect(other.getByText('No session that you registered for is on now')).toBeVisible()
  await other.goto(`/events/${eventId}/attendance/code`)
  await expect(hidden(other)).toBeVisible()
  await organizer.goto(`/events/${eventId}/check-in`)
  await expect(organizer.getByRole('heading', { level: 1, name: '1 of 1 are in' })).toBeVisible()
})
