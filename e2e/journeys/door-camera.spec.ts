import { systemNow } from '@/lib/platform/time'
import { register } from '@/lib/registration/commands'
import { holdUp, withCamera } from '../support/camera'
import { doorCodeOf, holdNow } from '../support/event-days'
import { cutOff, expect, test } from '../support/journey'
import { newPlace } from '../support/live'
import { persona } from '../support/personas'
import { openEvent } from '../support/posting'
import { expectAccessible } from '../support/sweep'

test.use({ launchOptions: withCamera({ allowed: true }) })

test('a ticket that is held before the camera is in at once, is in once, and is read without a connection', async ({
  browserOf,
}) => {
  test.slow()
  const organizer = await browserOf(persona('organizer'), { viewport: { width: 360, height: 740 } })
  const { title, eventId } = await openEvent(organizer, { called: 'Held before the camera', places: 10 })
  const { trainee, mate } = await newPlace()
  for (const { ctx } of [trainee, mate]) await register({ ...ctx, now: systemNow() }, { eventId })
  await holdNow(title, -10, 90)
  holdUp(await doorCodeOf(eventId, trainee.personId))
  await organizer.context().grantPermissions(['camera'])

  // From a page that may not use a camera: this one is loaded anew for it.
  await organizer.goto(`/events/${eventId}`)
  await organizer.getByRole('link', { name: 'Check people in' }).click()
  await organizer.getByRole('button', { name: 'Scan with the camera' }).click()
  await expect(organizer.getByText(/^Trainee Reyes is in, at /)).toBeVisible()
  await expect(organizer.getByRole('heading', { level: 1, name: '1 of 2 are in' })).toBeVisible()
  await expect(organizer.getByText('All marks are sent')).toBeVisible()
  await expectAccessible(organizer)

  await organizer.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  await organizer.getByRole('button', { name: 'Close the camera' }).click()
  await expect(organizer.getByRole('button', { name: 'Scan with the camera' })).toBeFocused()
  await organizer.reload()
  await expect(organizer.getByText('All marks are sent')).toBeVisible()
  await cutOff(organizer, true)
  await organizer.reload()
  holdUp(await doorCodeOf(eventId, mate.personId))
  await organizer.getByRole('button', { name: 'Scan with the camera' }).click()
  await expect(organizer.getByText(/^Mate Reyes is in, at /)).toBeVisible()
  await organizer.getByRole('button', { name: 'Close the camera' }).click()
  await organizer.getByRole('button', { name: 'Scan with the camera' }).click()
  await expect(organizer.getByText(/^Mate Reyes is already in, at /)).toBeVisible()
  await cutOff(organizer, false)
  await expect(organizer.getByText('All marks are sent')).toBeVisible()
})
