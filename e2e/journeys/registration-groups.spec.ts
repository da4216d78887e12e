import { expect, test } from '../support/journey'
import { newPlace, unique } from '../support/live'
import { persona } from '../support/personas'
import { findEvent, openEvent } from '../support/posting'
import { expectAccessible } from '../support/sweep'
import { employ, signIn } from '../support/world'

test('a coordinator registers a group of twelve: some have a place, some wait, and whoever said no is left out', async ({
  browserOf,
}) => {
  test.slow()
  const place = await newPlace()
  const mark = unique()
  for (let i = 0; i < 8; i += 1) {
    const email = `pat${i}-${mark}@aldercreek.example`
    await employ(place.agencyId, `Pat${i}`, email, place.unitId)
    await signIn(email, `Pat${i}`)
  }
  const organizer = await browserOf(persona('organizer'))
  const { title } = await openEvent(organizer, { called: 'Handing over at dawn', places: 8 })

  const no = await browserOf(place.colleague.email)
  await findEvent(no, title)
  await no.getByRole('button', { name: 'Register and keep my place' }).click()
  await no.getByText('Give my place back').click()
  await no.getByRole('button', { name: 'Give it back' }).click()
  await expect(no.getByRole('button', { name: 'Register and keep my place' })).toBeVisible()

  const coordinator = await browserOf(place.coordinator.email)
  await findEvent(coordinator, title)
  await coordinator.getByRole('link', { name: 'Register people of your agency' }).click()
  await coordinator.getByLabel('Who', { exact: true }).selectOption('all')
  await coordinator.getByRole('button', { name: 'Show', exact: true }).click()
  const table = coordinator.getByRole('table', { name: 'People to register' })
  await expect(table.getByRole('row')).toHaveCount(14)
  await expectAccessible(coordinator)
  await coordinator.getByRole('button', { name: 'Register them and tell them' }).click()
  await expect(coordinator.getByRole('main').getByRole('alert')).toContainText(
    'Choose at least one person to register.',
  )
  for (const box of await table.getByRole('checkbox').all()) await box.press('Space')
  await table.getByRole('checkbox', { name: /Coordinator/ }).press('Space')
  await expect(coordinator.getByText('12 people picked')).toBeVisible()
  await coordinator.getByLabel('A line to them').fill('The unit car leaves at 7:30 from the rear lot.')
  await coordinator.getByRole('button', { name: 'Register them and tell them' }).click()
  const told = coordinator.getByRole('status').filter({ hasText: '11 of 12 registered' })
  await expect(told.getByText('Registered', { exact: true })).toHaveCount(8)
  await expect(told.getByText('On the waiting list, number 3')).toBeVisible()
  await expect(told.getByRole('listitem').filter({ hasText: 'Colleague' })).toContainText(
    'They decide about this event themselves',
  )
  await expectAccessible(coordinator)

  await coordinator.getByRole('link', { name: 'Who is registered for what' }).click()
  const rows = coordinator.getByRole('table').getByRole('row')
  await expect(rows).toHaveCount(12)
  await expectAccessible(coordinator)
  const first = rows.filter({ hasText: 'Registered' }).first()
  await first.getByText('Give the place back…').click()
  await first.getByLabel('Why; they will read it').fill('The shift cannot spare them on that day.')
  await first.getByRole('button', { name: 'Give it back' }).click()
  await expect(rows).toHaveCount(11)

  const supervisor = await browserOf(place.supervisor.email)
  await supervisor.goto('/agency/events')
  await expect(supervisor.getByRole('heading', { name: 'We cannot show this page' })).toBeVisible()
  const neighbor = await browserOf((await newPlace()).coordinator.email)
  await neighbor.goto(`/agency/events?agency=${place.agencyId}`)
  await expect(neighbor.getByRole('heading', { name: 'We cannot show this page' })).toBeVisible()
})
