import { addDays } from '@/lib/platform/time'
import { longDay } from '@/lib/platform/words-of-time'
import { expect, test } from '../support/journey'
import { newPlace } from '../support/live'
import { aPdf } from '../support/pdfs'
import { expectAccessible } from '../support/sweep'
import { today } from '../support/world'

test('what is refused stands in the order of the fields, and a reload in the middle loses neither the words nor the file', async ({
  browserOf,
}) => {
  const { trainee } = await newPlace()
  const own = await browserOf(trainee.email)
  const open = async () => {
    await own.goto('/training/certifications')
    await own.getByRole('button', { name: 'Enter a certification' }).click()
  }
  await open()
  await own.getByLabel('Certification', { exact: true }).selectOption('first-aid')
  await own.getByLabel('Number').fill('9'.repeat(70))
  await own.getByRole('button', { name: 'Enter it', exact: true }).click()
  const summary = own.getByRole('alert').filter({ hasText: 'Three things to fix' })
  await expect(summary).toBeFocused()
  await expect(summary.getByRole('link')).toHaveText([/who issued it/, /60/, /the day on which it was issued/])
  await summary.getByRole('link').first().press('Enter')
  await own.keyboard.type('Bayview Red Shield')
  await own.getByLabel('Number').fill('A 17')
  await own.getByLabel('Issued on').fill(addDays(today(), -30))
  const proof = own.getByLabel('Photo or PDF of it')
  const chosen = async (name: string) =>
    proof.setInputFiles({ name, mimeType: 'application/pdf', buffer: await aPdf() })
  await chosen('wrong-card.pdf')
  await expect(own.getByRole('button', { name: 'Leave it out wrong-card.pdf' })).toBeVisible()
  await chosen('first-aid-card.pdf')
  const kept = own.getByRole('button', { name: 'Leave it out first-aid-card.pdf' })
  await expect(kept).toBeVisible()
  await expect(own.getByText('wrong-card.pdf')).toHaveCount(0)
  await expectAccessible(own)

  await open()
  await expect(own.getByLabel('Who issued it')).toHaveValue('Bayview Red Shield')
  await expect(kept).toBeVisible()
  await own.getByRole('button', { name: 'Enter it', exact: true }).click()
  await expect(own.getByText('What was shown: first-aid-card.pdf')).toBeVisible()
  await own.getByRole('button', { name: 'Enter a certification' }).click()
  await expect(own.getByLabel('Who issued it')).toHaveValue('')
  await expect(kept).toHaveCount(0)
})

test('another certification without a name is refused beside all else that is missing, once', async ({ browserOf }) => {
  const { trainee } = await newPlace()
  const own = await browserOf(trainee.email)
  await own.goto('/training/certifications')
  await own.getByRole('button', { name: 'Enter a certification' }).click()
  await own.getByLabel('Certification', { exact: true }).selectOption('other')
  await own.getByRole('button', { name: 'Enter it', exact: true }).click()
  const summary = own.getByRole('alert').filter({ hasText: 'Three things to fix' })
  await expect(summary).toBeFocused()
  await expect(summary.getByRole('link')).toHaveText([
    /what it is called/i,
    /who issued it/,
    /the day on which it was issued/,
  ])
  await own.getByLabel('What it is called').fill('Crisis negotiator')
  await own.getByLabel('Who issued it').fill('Bayview Red Shield')
  await own.getByLabel('Issued on').fill(today())
  await own.getByRole('button', { name: 'Enter it', exact: true }).click()
  await expect(own.getByRole('heading', { name: 'Crisis negotiator' })).toBeVisible()
})

test('an agency asks for a license, somebody enters theirs, a coordinator verifies it, and it is met until it ends', async ({
  browserOf,
}) => {
  test.slow()
  const place = await newPlace()
  const { coordinator, trainee } = place
  const until = addDays(today(), 40)
  const desk = await browserOf(coordinator.email)
  await desk.goto('/agency/requirements/new')
  await desk.getByLabel('Name', { exact: true }).fill('License')
  await desk.getByText('A certification that is held').click()
  await desk.getByLabel('State that gave it').selectOption('CA')
  await desk.getByLabel('Days', { exact: true }).fill('20')
  await expect(desk.getByText(/must hold Peace officer license \(POST\), California/)).toBeVisible()
  await expectAccessible(desk)
  await desk.getByRole('button', { name: /^Ask \d+ people from / }).click()
  await expect(desk.getByRole('heading', { level: 1 })).toBeVisible()

  const own = await browserOf(trainee.email)
  await own.goto('/training')
  await expect(own.getByText('License').first()).toBeVisible()
  await own.goto('/training/certifications')
  await own.getByRole('button', { name: 'Enter a certification' }).click()
  await own.getByLabel('State that gave it').selectOption('CA')
  await own.getByRole('button', { name: 'Enter it', exact: true }).click()
  await expect(own.getByText('Say who issued it.').first()).toBeVisible()
  await own.getByLabel('Who issued it').fill('Commission on Peace Officer Standards')
  await own.getByLabel('Issued on').fill(addDays(today(), -30))
  await own.getByLabel('Last day on which it is valid').fill(until)
  await expectAccessible(own)
  await own.getByRole('button', { name: 'Enter it', exact: true }).click()
  await expect(own.getByText('Waits to be verified')).toBeVisible()
  await expect(own.getByRole('button', { name: 'Verify it' })).toHaveCount(0)

  await desk.goto('/agency/certifications?which=waiting')
  await expectAccessible(desk)
  await desk.getByRole('button', { name: /^Verify it/ }).click()
  await expect(desk.getByText('Nothing waits to be verified')).toBeVisible()
  await desk.getByRole('link', { name: 'Within 60 days' }).click()
  await expect(desk.getByText(`valid through ${longDay(until)}`)).toBeVisible()
  await desk.goto(`/agency/people/${trainee.personId}`)
  await expect(desk.getByRole('button', { name: /^Enter its renewal/ })).toBeVisible()
  await expectAccessible(desk)

  await own.reload()
  await expect(own.getByText('Expires soon')).toBeVisible()
  await own.goto('/training')
  await expect(own.getByText('You are up to date on everything your agency asks for.')).toBeVisible()

  const neighbor = await browserOf((await newPlace()).coordinator.email)
  await neighbor.goto('/agency/certifications?which=all')
  await expect(neighbor.getByText('No certification is entered yet')).toBeVisible()
})
