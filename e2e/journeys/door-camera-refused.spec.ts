import { systemNow } from '@/lib/platform/time'
import { register } from '@/lib/registration/commands'
import { holdUp, withCamera } from '../support/camera'
import { doorCodeOf, holdNow } from '../support/event-days'
import { expect, test } from '../support/journey'
import { newPlace } from '../support/live'
import { persona } from '../support/personas'
import { openEvent } from '../support/posting'
import { expectAccessible } from '../support/sweep'

test.use({ launchOptions: withCamera({ allowed: false }) })

test('who refuses the camera reads what to do, and goes on by code', async ({ browserOf }) => {
  test.slow()
  const organizer = await browserOf(persona('organizer'), { ownSession: true })
  const { title, eventId } = await openEvent(organizer, { called: 'Without a camera', places: 10 })
  const { trainee } = await newPlace()
  await register({ ...trainee.ctx, now: systemNow() }, { eventId })
  await holdNow(title, -10, 90)
  holdUp(await doorCodeOf(eventId, trainee.personId))
  await organizer.goto(`/events/${eventId}/check-in`)
  await organizer.getByRole('button', { name: 'Scan with the camera' }).click()
  await expect(organizer.getByRole('heading', { name: 'This page may not use the camera' })).toBeVisible()
  await expectAccessible(organizer)
  await organizer.getByLabel('Code of the ticket').fill(await doorCodeOf(eventId, trainee.personId))
  await organizer.getByRole('button', { name: 'Mark', exact: true }).click()
  await expect(organizer.getByText(/^Trainee Reyes is in, at /)).toBeVisible()
})
