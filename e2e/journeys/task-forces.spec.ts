/** Task forces as those who look for one, and those who keep one, use them. */
import { expect, test } from '../support/journey'
import { persona } from '../support/personas'
import { expectAccessible } from '../support/sweep'

const FORCE = 'Marlow County Human Trafficking Task Force'
const NUMBER = '15POVC-26-GG-04417-HT'

test('a detective without script finds the task force of a ZIP code from the front page, and whom to call where there is none', async ({
  browserOf,
}) => {
  const page = await browserOf(null, { javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  await page.goto('/')
  await page.getByLabel('ZIP code').fill('93999')
  await page.getByRole('button', { name: 'Show task forces' }).click()
  await page.getByRole('link', { name: FORCE, exact: true }).click()
  await expect(page.getByText('Law enforcement partner', { exact: true })).toBeVisible()
  await expect(page.getByText('Victim service partner', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Which help is missing in this area' }).click()
  await expect(page.getByRole('heading', { level: 1, name: `Where help is missing: ${FORCE}` })).toBeVisible()

  await page.goto('/task-forces?zip=96910')
  await expect(page.getByText('No task force on record fits this question')).toBeVisible()
  await expect(page.getByRole('main').getByRole('link', { name: /888-373-7888/ })).toBeVisible()
})

test('a lead corrects a partner and adds an award, and everybody reads it; a neighbor’s coordinator may not', async ({
  browserOf,
}) => {
  const dana = await browserOf(persona('coordinator: Marlow Bay'))
  await dana.goto('/agency')
  await dana.getByRole('link', { name: FORCE, exact: true }).click()
  await dana.getByRole('link', { name: 'Correct the part of Harbor Light Victim Services' }).click()
  await dana.getByLabel('Since').fill('2021-04-01')
  await expectAccessible(dana)
  await dana.getByRole('button', { name: 'Save the correction' }).click()
  await expect(dana.getByText('The correction is saved')).toBeVisible()

  await dana.getByRole('link', { name: 'Add an award' }).click()
  await dana.getByLabel('Award number').fill(NUMBER.toLowerCase())
  await dana.getByLabel('Program').fill('Enhanced Collaborative Model Task Force')
  await dana.getByLabel('Funder').selectOption('ovc')
  await dana.getByLabel('Who holds it').selectOption({ label: 'Harbor Light Victim Services' })
  await dana.getByLabel('Amount in whole dollars').fill('$700,000')
  await dana.getByLabel('Source', { exact: true }).fill('Award page')
  await dana.getByLabel('Day it was read').fill('2026-11-02')
  await dana.getByRole('button', { name: 'Add the award' }).click()
  await expect(dana.getByRole('main').getByRole('alert')).toContainText('Say what the amount counts')
  await dana.getByLabel('What the amount counts').selectOption('federal-share')
  await expectAccessible(dana)
  await dana.getByRole('button', { name: 'Add the award' }).click()
  await expect(dana.getByText('The award is added')).toBeVisible()
  const keep = dana.url().replace(/\?.*/, '')

  const anybody = await browserOf(null)
  await anybody.goto(keep.replace('/keep', ''))
  await expect(anybody.getByText('Partner since April 1, 2021')).toBeVisible()
  await expect(anybody.getByRole('row', { name: new RegExp(NUMBER) })).toContainText('$700,000 (federal share)')

  const noor = await browserOf(persona('coordinator: Harbor Light'))
  await noor.goto(keep)
  await expect(noor.getByRole('main')).toContainText('We cannot show this page')
  await expect(noor.getByRole('link', { name: 'Add an award' })).toHaveCount(0)
  await noor.goto(keep.replace('/keep', ''))
  await expect(noor.getByRole('heading', { level: 1, name: FORCE })).toBeVisible()
  await expect(noor.getByRole('link', { name: 'Keep this task force' })).toHaveCount(0)
})
