import { addDays } from '@/lib/platform/time'
import { expect, test } from '../support/journey'
import { newPlace } from '../support/live'
import { expectAccessible } from '../support/sweep'
import { today } from '../support/world'

test('a coordinator makes a team, adds somebody, says when they leave it, and nobody else keeps it or finds it', async ({
  browserOf,
}) => {
  test.slow()
  const { coordinator, supervisor } = await newPlace()
  const name = 'Trainee Reyes'
  const desk = await browserOf(coordinator.email)
  await desk.goto('/agency/roster/teams')
  await expect(desk.getByText('There is no team yet')).toBeVisible()
  await desk.getByRole('button', { name: 'Make the team' }).click()
  await expect(desk.getByText('Type the name of the team.').first()).toBeVisible()
  await desk.getByLabel('Name', { exact: true }).fill('15POVC-24-GK-01234-HT')
  await desk.getByRole('button', { name: 'Make the team' }).click()
  await expect(desk.getByRole('heading', { level: 1, name: '15POVC-24-GK-01234-HT' })).toBeVisible()
  await expect(desk.getByText('Nobody is in it today.')).toBeVisible()

  await desk.getByLabel('Find somebody on the roster').fill('trainee')
  await desk.getByLabel('Find somebody on the roster').press('Enter')
  await desk.getByRole('button', { name: `Choose ${name}` }).click()
  await desk.getByLabel('First day in the team').fill(addDays(today(), 7))
  await desk.getByRole('button', { name: 'Add 1 person' }).click()
  await expect(desk.getByRole('heading', { name: 'Who joins later' })).toBeVisible()
  await expectAccessible(desk)

  await desk.getByRole('link', { name: `Change the days of ${name}` }).press('Enter')
  const days = desk.getByRole('region', { name: `${name}: days in the team` })
  await expect(days).toBeVisible()
  await desk.keyboard.press('Tab')
  await expect(days.getByLabel('First day')).toBeFocused()
  await days.getByLabel('First day').fill(addDays(today(), -7))
  await days.getByLabel('Last day').fill(addDays(today(), -1))
  await expectAccessible(desk)
  await days.getByRole('button', { name: 'Save these days' }).click()
  await expect(desk.getByText(`The days of ${name} are saved`)).toBeVisible()
  await expect(desk.getByRole('heading', { name: 'Who was in it' })).toBeVisible()
  const address = new URL(desk.url()).pathname

  const sergeant = await browserOf(supervisor.email)
  await sergeant.goto(address)
  await expect(sergeant.getByText('Of its people, those whom you look after are shown.')).toBeVisible()
  await expect(sergeant.getByRole('heading', { name: 'Add people' })).toHaveCount(0)
  const neighbor = await browserOf((await newPlace()).coordinator.email)
  await neighbor.goto(address)
  await expect(neighbor.getByText('We cannot show this page')).toBeVisible()
})
