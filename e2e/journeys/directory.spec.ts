import { expect, test } from '../support/journey'
import { persona } from '../support/personas'
import { expectAccessible } from '../support/sweep'

test('a patrol sergeant finds who helps somebody who was trafficked for labor and speaks Vietnamese, in three steps', async ({
  browserOf,
}) => {
  const page = await browserOf(null, { javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  await page.goto('/')
  await page.getByLabel('ZIP code').fill('93999')
  await page.getByRole('button', { name: 'Show who is near' }).click()

  await page.getByLabel('What happened').selectOption({ label: 'Human trafficking: labor' })
  await page.getByLabel('Language').selectOption({ label: 'Vietnamese' })
  await page.getByRole('button', { name: 'Show who is there' }).click()
  await expect(page.getByRole('heading', { level: 2, name: /for ZIP code 93999/ })).toBeVisible()
  const nearest = page.locator('.at-found > li').first()
  await expect(nearest).toContainText('Vietnamese')
  await expect(nearest.getByRole('link', { name: '831-555-0116' })).toHaveAttribute('href', 'tel:+18315550116')
  await expect(page.getByText('Alder Women’s Shelter')).toHaveCount(0)

  await page.getByRole('link', { name: 'Lotus Bridge Workers’ Center', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Lotus Bridge Workers’ Center' })).toBeVisible()
  await expect(page.getByText(/3[3-5] days ago/)).toBeVisible()
  await expect(page.getByText('Somebody called the number')).toBeVisible()
})

test('the marks of the map lead into the list by keyboard, and the states to their own lists', async ({
  browserOf,
}) => {
  const page = await browserOf(null)
  await page.goto('/directory?zip=93999')
  const mark = page.getByRole('link', { name: /^2: / })
  const name = (await mark.getAttribute('aria-label'))?.slice(3) ?? ''
  await mark.focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('.at-found > li:target')).toContainText(name)
  await expectAccessible(page)

  await page.goto('/directory')
  await expectAccessible(page)
  const state = page.getByRole('link', { name: /^Minnesota: 1 listing/ }).first()
  await state.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/directory?state=MN')
  await expect(page.getByRole('link', { name: '1: Elk Marsh Native Women’s Program' })).toBeVisible()
  await expectAccessible(page)
})

test('a ZIP code that nobody knows and a place without services say what to do, and the lines stay', async ({
  browserOf,
}) => {
  const page = await browserOf(null, { javaScriptEnabled: false })
  await page.goto('/directory?zip=00000')
  await expect(page.getByLabel('ZIP code')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByRole('heading', { name: /We do not know the ZIP code “00000”/ })).toBeVisible()

  await page.goto('/directory?zip=59301&language=vie')
  await expect(page.getByRole('heading', { name: 'Nothing that fits is listed within 50 miles' })).toBeVisible()
  await expect(
    page.getByRole('link', { name: 'Northern Star Interpreter Line for Advocates', exact: true }),
  ).toBeVisible()
  await page.goto('/directory?zip=59301&help=emergency-shelter')
  await expect(page.getByRole('heading', { name: 'Nothing that is listed fits this question' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Look within 250 miles' })).toHaveAttribute(
    'href',
    '/directory?zip=59301&within=250&help=emergency-shelter',
  )
  await expect(page.getByRole('link', { name: 'Call 888-373-7888' })).toBeVisible()

  await page.goto('/help?zip=59301')
  await expect(page.getByText('No service is listed within 100 miles of 59301.')).toBeVisible()
  await page.goto('/es/help?zip=93999')
  await expect(page.getByRole('link', { name: 'Harbor Light Victim Services', exact: true })).toBeVisible()
})

test('anyone says that a listing is wrong, and a moderator reads it', async ({ browserOf }) => {
  const page = await browserOf(null)
  await page.goto('/directory')
  await page.getByRole('link', { name: 'Tidewater Legal Aid', exact: true }).click()
  await page.getByRole('button', { name: 'Tell the moderators' }).click()
  await expect(page.getByRole('alert').getByRole('link', { name: 'Say what is wrong.' })).toBeVisible()
  await page.getByLabel('What is wrong').fill('Nobody answers this number since Monday.')
  await page.getByRole('button', { name: 'Tell the moderators' }).click()
  await expect(page.getByRole('heading', { name: 'Thank you. A moderator will check it.' })).toBeVisible()
  await expectAccessible(page)

  const moderator = await browserOf(persona('moderator'))
  await moderator.goto('/moderation/directory')
  await moderator.getByRole('link', { name: /^Something is wrong/ }).click()
  await expect(moderator.getByText('Nobody answers this number since Monday.')).toBeVisible()
})
