import { longDay } from '@/lib/platform/words-of-time'
import { expect, test } from '../support/journey'
import { newPlace } from '../support/live'
import { expectAccessible } from '../support/sweep'
import { today } from '../support/world'

test('a coordinator asks those who hold a role, and the form says who that is before anything is saved', async ({
  browserOf,
}) => {
  const { coordinator, supervisor, trainee } = await newPlace()
  const page = await browserOf(coordinator.email)
  await page.goto('/agency/requirements/new')
  await page.getByLabel('Name', { exact: true }).fill('Leading others')
  await page.getByLabel('Module', { exact: true }).selectOption({ index: 1 })
  await page.getByText('Everyone who holds a certain role here').click()
  await page.getByLabel('Role', { exact: true }).selectOption('Supervisor')
  await page.getByText('Within a number of days').click()
  await page.getByLabel('Days', { exact: true }).fill('60')
  const follows = page.getByRole('region', { name: 'What would follow' })
  await follows.getByText('Who is asked: 1 person').click()
  await expect(follows.getByRole('listitem').filter({ hasText: supervisor.name })).toBeVisible()
  const others = follows.getByRole('region', { name: 'Is not one of them' })
  await expect(others).toBeHidden()
  await follows.getByText('Whom it is not for', { exact: false }).press('Enter')
  await expect(others.getByText(trainee.name)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Ask 1 person' }).click()
  await expect(page.getByText('The supervisors', { exact: true }).first()).toBeVisible()
  const led = await browserOf(supervisor.email)
  await led.goto('/training')
  await expect(led.getByText('It is for the supervisors, as roles are held here.', { exact: false })).toBeAttached()
  const other = await browserOf(trainee.email)
  await other.goto('/training')
  await expect(other.getByRole('heading', { name: 'Taken elsewhere' })).toBeVisible()
  await expect(other.getByRole('link', { name: 'Start the module' })).toHaveCount(0)
})

test('a team that nobody used is removed, one with people ends with them, and a supervisor can do neither', async ({
  browserOf,
}) => {
  const { coordinator, supervisor } = await newPlace()
  const page = await browserOf(coordinator.email)
  const make = async (name: string) => {
    await page.goto('/agency/roster/teams')
    await page.getByLabel('Name', { exact: true }).fill(name)
    await page.getByRole('button', { name: 'Make the team' }).click()
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  }
  await make('By mistake')
  await page.getByText('Remove the team', { exact: true }).click()
  await page.getByRole('button', { name: 'Remove it' }).click()
  await expect(page.getByText('The team is removed')).toBeVisible()
  await expect(page.getByText('There is no team yet')).toBeVisible()
  await make('Three Rivers')
  await page.getByLabel('Find somebody on the roster').fill('Trainee')
  await page.getByLabel('Find somebody on the roster').press('Enter')
  // By keyboard: what is pressed goes, and the focus stays where it was.
  const choose = page.getByRole('button', { name: /^Choose Trainee/ })
  await choose.press('Enter')
  await expect(page.getByText('Chosen', { exact: true })).toBeFocused()
  await page.getByRole('button', { name: /^Leave out Trainee/ }).press('Enter')
  await expect(page.getByRole('group', { name: 'Chosen: nobody yet' })).toBeFocused()
  await choose.press('Enter')
  await page.getByRole('button', { name: 'Add 1 person' }).click()
  await expect(page.getByText('It cannot be removed.', { exact: false })).toBeVisible()
  await page.getByText('End the team', { exact: true }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'End it for 1 person' }).click()
  await expect(page.getByText(`Its last day is ${longDay(today())}`)).toBeVisible()
  await expect(page.getByText(`Its last day: ${longDay(today())}.`, { exact: false })).toBeVisible()
  const lead = await browserOf(supervisor.email)
  await lead.goto(page.url())
  await expect(lead.getByRole('heading', { level: 1, name: 'Three Rivers' })).toBeVisible()
  await expect(lead.getByText('End or remove the team')).toHaveCount(0)
})
