import { expect, test } from '../support/journey'
import { unique } from '../support/live'
import { persona } from '../support/personas'
import { expectAccessible } from '../support/sweep'

test('an administrator adds a line, changes its number after a second look, checks it and retires it', async ({
  browserOf,
}) => {
  test.slow()
  const name = `Evening line ${unique()}`
  const walt = await browserOf(persona('administrator'))
  await walt.goto('/admin/lines/new')
  await walt.getByLabel('Name').fill(name)
  await walt.getByLabel('Kind').selectOption('Support')
  await walt.getByLabel('When to use it').fill('To talk with somebody in the evening.')
  await walt.getByLabel('Number to call').fill('(888) 555-0142')
  await walt.getByLabel('Source', { exact: true }).fill('Its own page')
  await walt.getByLabel('Page of the source').fill('https://line.example/contact')
  await walt.getByRole('button', { name: 'Add the line' }).click()
  await expect(walt.getByRole('main').getByRole('alert')).toContainText('Say how somebody made sure')
  await walt.getByLabel('Day of the check').fill('2026-11-20')
  await walt.getByText('I read it on the page').click()
  await walt.getByText('I compared the number').click()
  await walt.getByRole('button', { name: 'Add the line' }).click()
  await expect(walt.getByText('The line is added')).toBeVisible()
  await expectAccessible(walt)

  const anybody = await browserOf(null)
  const line = anybody.getByRole('region', { name })
  await anybody.goto('/help')
  await expect(line.getByRole('link', { name: '888-555-0142' })).toHaveAttribute('href', 'tel:+18885550142')

  await walt.getByRole('link', { name, exact: true }).click()
  await walt.getByLabel('Number to call').fill('888-555-0199')
  await walt.getByRole('button', { name: 'Save the change' }).click()
  await expect(walt.getByRole('heading', { name: 'Look once more' })).toBeFocused()
  await expectAccessible(walt)
  await walt.getByRole('button', { name: 'Change where it leads' }).click()
  await expect(walt.getByRole('main').getByRole('alert')).toContainText('Give the day on which somebody made sure')
  await anybody.reload()
  await expect(line.getByText('888-555-0142')).toBeVisible()
  await walt.getByLabel('Day of the check').fill('2026-11-20')
  await walt.getByText('I called or texted it').click()
  await walt.getByText('I looked at the old and the new').click()
  await walt.getByRole('button', { name: 'Change where it leads' }).click()
  await expect(walt.getByText('The change is saved')).toBeVisible()
  await anybody.reload()
  await expect(line.getByText('888-555-0199')).toBeVisible()

  await walt.getByRole('link', { name, exact: true }).click()
  await walt.getByText('Retire this line').click()
  await walt.getByLabel('Reason').fill('It is answered no more.')
  await walt.getByRole('button', { name: 'Retire the line' }).click()
  await expect(walt.getByText('The line is retired')).toBeVisible()
  await anybody.reload()
  await expect(line).toHaveCount(0)
})

test('a moderator does not keep the lines', async ({ browserOf }) => {
  const moderator = await browserOf(persona('moderator'))
  await moderator.goto('/admin/lines')
  await expect(moderator.getByRole('heading', { name: 'We cannot show this page' })).toBeVisible()
})
