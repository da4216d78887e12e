import { systemNow } from '@/lib/platform/time'
import { register } from '@/lib/registration/commands'
import { expect, test } from '../support/journey'
import { newPlace, unique } from '../support/live'
import { persona } from '../support/personas'
import { findEvent, takeRegistrations, writeEvent } from '../support/posting'
import { expectAccessible } from '../support/sweep'

const WHY = 'The speaker of the second day is ill.'

test('one day of two is canceled: the other stays, whoever is registered keeps the place, and the page says why', async ({
  browserOf,
}) => {
  test.slow()
  const organizer = await browserOf(persona('organizer'))
  const title = `Two days, one of them off ${unique()}`
  await writeEvent(organizer, title)
  await organizer.getByLabel('State or territory').selectOption('CA')
  await organizer.getByLabel('Hours of credit').fill('8')
  await organizer.getByRole('button', { name: 'Add another day or session' }).click()
  await organizer.getByRole('button', { name: 'Publish the event' }).click()
  const { trainee } = await newPlace()
  const eventId = await takeRegistrations(organizer, { places: 5 })
  await register({ ...trainee.ctx, now: systemNow() }, { eventId })

  await organizer.goto(`/events/${eventId}`)
  await organizer.getByText('Cancel one of its sessions').click()
  await organizer.getByLabel('Session', { exact: true }).selectOption({ index: 2 })
  await organizer.getByRole('button', { name: 'Cancel the session' }).click()
  await expect(organizer.getByText('people who planned to come will read.').first()).toBeVisible()
  await organizer.getByLabel('Hours of credit for the rest').fill('4')
  await organizer.getByLabel('Reason for canceling the session').fill(WHY)
  await organizer.getByRole('button', { name: 'Cancel the session' }).click()
  await expect(organizer.getByText('Cancel one of its sessions')).toHaveCount(0)
  await expectAccessible(organizer)

  const comes = await browserOf(trainee.email)
  await findEvent(comes, title)
  await expect(comes.getByText(WHY)).toBeVisible()
  await expect(comes.getByText('Your code for the door')).toBeVisible()
  await expectAccessible(comes)

  const neighbor = await browserOf((await newPlace()).trainee.email)
  await neighbor.goto(`/events/${eventId}`)
  await expect(neighbor.getByRole('heading', { name: 'We cannot show this page' })).toBeVisible()
})
