import type { Page } from '@playwright/test'
import { grantRole } from '@/lib/agencies/roles'
import { addDays } from '@/lib/platform/days'
import { lyingHeic } from '../support/heics'
import { cutOff, expect, test } from '../support/journey'
import { newPlace, unique } from '../support/live'
import { aPdfOf } from '../support/pdfs'
import { expectAccessible, expectFit } from '../support/sweep'
import { system, today } from '../support/world'

const PHONE = { viewport: { width: 360, height: 740 } }
const lastWeek = addDays(today(), -7)
const TOPIC = 'Recognition and first response'
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()

async function writeClaim(page: Page, title: string): Promise<void> {
  await page.goto('/training/claims/new')
  await fillClaim(page, title)
}

async function fillClaim(page: Page, title: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Title' }).fill(title)
  await page.getByLabel('Who gave it').fill('Bayview Language Institute')
  await page.getByLabel('First day').fill(lastWeek)
  await page.getByRole('textbox', { name: 'Hours' }).fill('3')
  await page.getByText('In person', { exact: true }).click()
}

test('a claim that is sent without a connection waits on the phone, is sent once when there is one, and reaches the desk', async ({
  browserOf,
}) => {
  const place = await newPlace()
  const title = `Radio procedures ${unique()}`
  const phone = await browserOf(place.trainee.email, PHONE)
  await phone.goto('/training/claims/new')
  await phone.getByText('I took part in this training myself').click()
  // Its tick is a picture, and the browser fetches it with the first one.
  await phone.waitForLoadState('networkidle')
  await cutOff(phone, true)
  await fillClaim(phone, title)
  await press(phone, 'Send it')
  const kept = phone.getByRole('heading', { name: 'Kept on this device, not sent yet' })
  await expect(kept).toBeInViewport()
  await expectAccessible(phone)
  await cutOff(phone, false)
  await expect(phone.getByRole('heading', { name: `“${title}” was sent` })).toBeVisible()
  await phone.getByRole('link', { name: 'See your outside training' }).click()
  await expect(phone.getByRole('link', { name: title })).toHaveCount(1)
  await expect(phone.getByText(/^Sent on .* to /)).toBeVisible()
  await expect(kept).toHaveCount(0)

  const desk = await browserOf(place.coordinator.email)
  await desk.goto('/agency/claims')
  await expect(desk.getByRole('heading', { name: 'One outside training waits for you' })).toBeVisible()
  await expect(desk.getByText(title).first()).toBeVisible()
})

test('a topic is found among many on a phone, and what was chosen stays chosen and in sight', async ({ browserOf }) => {
  const place = await newPlace()
  const phone = await browserOf(place.trainee.email, PHONE)
  await writeClaim(phone, `Standing watch ${unique()}`)
  await phone.getByText('Add a note, topics, priorities').click()
  const find = phone.getByLabel('Find a topic')
  const first = phone.getByRole('checkbox', { name: TOPIC })
  await find.fill(TOPIC.slice(0, 11).toUpperCase())
  await expect(phone.getByText(/^\d+ of \d+ topics?\. What you chose stays in sight\.$/)).toBeAttached()
  await first.press('Space')
  await find.fill('zzzz')
  await expect(phone.getByText(/^No topic is called so\./)).toBeAttached()
  await expect(first).toBeVisible()
  await expect(phone.getByRole('group', { name: 'Topics' }).getByRole('checkbox')).toHaveCount(1)
  await expectAccessible(phone)
  await find.press('Enter')
  await expect(phone.getByRole('alert')).toHaveCount(0)
  await find.fill('')
  await expect(phone.getByRole('group', { name: 'Topics' }).getByRole('checkbox').nth(12)).toBeVisible()
  await expect(first).toBeChecked()
})

test('a claim from a phone with a photo comes back, is mended, approved, and stands on the transcript and in the report', async ({
  browserOf,
}) => {
  test.slow()
  const place = await newPlace()
  const title = `Interviewing through an interpreter ${unique()}`
  const phone = await browserOf(place.trainee.email, PHONE)
  await writeClaim(phone, title)
  await phone
    .getByLabel('Photo or PDF')
    .setInputFiles({ name: 'IMG_0001.HEIC', mimeType: 'image/heic', buffer: lyingHeic })
  await expect(phone.getByRole('img', { name: 'The proof “IMG_0001.jpg”' })).toBeVisible()
  await expect(phone.getByText(`It goes to ${place.name}.`)).toBeVisible()
  await expectAccessible(phone)
  // The last day may be left empty, and is no fault where the first one is missing.
  await phone.getByLabel('First day').fill('')
  await press(phone, 'Send it')
  await expect(phone.getByRole('alert', { name: 'Two things to fix' }).getByRole('link')).toHaveText([
    'Choose the day.',
    'Say that you took part in it yourself.',
  ])
  await phone.getByLabel('First day').fill(lastWeek)
  await phone.getByText('I took part in this training myself').click()
  await press(phone, 'Send it')
  await expect(phone.getByText('It is sent')).toBeVisible()
  await expectAccessible(phone)
  const address = new URL(phone.url()).pathname

  const desk = await browserOf(place.coordinator.email)
  await expectFit(desk, '/agency/claims')
  await expect(desk.getByRole('heading', { name: 'One outside training waits for you' })).toBeVisible()
  await expect(desk.getByRole('img', { name: 'The proof “IMG_0001.jpg”' })).toBeVisible()
  await expectAccessible(desk)
  await desk.getByRole('heading', { level: 1 }).click()
  await desk.keyboard.press('r')
  await expect(desk.getByLabel('Proof')).toBeFocused()
  await desk.getByRole('textbox', { name: 'Hours (optional)' }).fill('The certificate shows no hours; add the program.')
  await press(desk, 'Return it')
  await expect(desk.getByText(/^Done\./)).toBeVisible()

  await phone.goto(address)
  await expect(phone.getByText('The certificate shows no hours; add the program.')).toBeVisible()
  await phone.getByText('Add a note, topics, priorities').click()
  await phone.getByLabel('Note').fill('The program says three hours.')
  await phone.getByText('I took part in this training myself').click()
  await press(phone, 'Send it')
  await expect(phone.getByText(/^Sent on .* to /)).toBeVisible()

  await desk.goto('/agency/claims')
  await expect(desk.getByText('The program says three hours.')).toBeVisible()
  await desk.getByRole('heading', { level: 1 }).click()
  await desk.keyboard.press('a')
  await expect(desk.getByText(/^Done\./)).toBeVisible()
  await expect(desk.getByText('Nothing waits for a decision')).toBeVisible()

  await phone.goto('/transcript')
  await expect(phone.getByText(title)).toBeVisible()
  await expect(phone.getByText(/^Accepted by /)).toBeVisible()
  await expect(phone.getByText(/1 file shown/)).toBeVisible()
  await desk.goto(`/agency/people/${place.trainee.personId}`)
  await expect(desk.getByText(title)).toBeVisible()

  await phone.goto(address)
  await phone.locator('summary').filter({ hasText: 'Remove' }).click()
  await phone.getByLabel('Why it is removed').fill('It shows a name.')
  await press(phone, /^Remove/)
  await expect(phone.getByText(/^Removed by .*: It shows a name\.$/)).toBeVisible()
  await phone.goto('/transcript')
  await expect(phone.getByText(title)).toBeVisible()
})

test('a photo that is chosen while another one is on its way is a proof of its own', async ({ browserOf }) => {
  const place = await newPlace()
  const phone = await browserOf(place.trainee.email, PHONE)
  await writeClaim(phone, `Night driving ${unique()}`)
  let secondCame = () => {}
  const second = new Promise<void>((resolve) => {
    secondCame = resolve
  })
  let came = 0
  await phone.route('**/api/v1/files?use=claim', async (route) => {
    came += 1
    if (came === 1) await second
    else secondCame()
    await route.continue()
  })
  for (const [name, color] of Object.entries({ 'first.pdf': '#f4f1e8', 'second.pdf': '#dfe8f4' }))
    await phone
      .getByLabel('Photo or PDF')
      .setInputFiles({ name, mimeType: 'application/pdf', buffer: await aPdfOf([color]) })
  for (const name of ['first.pdf', 'second.pdf'])
    await expect(phone.getByRole('img', { name: `The proof “${name}”, page 1` })).toBeVisible()
  expect(came).toBe(2)
})

test('a certificate of three pages stands beside the decision, page by page, by keyboard, and its hours by topic are corrected', async ({
  browserOf,
}) => {
  const place = await newPlace()
  const phone = await browserOf(place.trainee.email, PHONE)
  await writeClaim(phone, `Report writing ${unique()}`)
  const buffer = await aPdfOf(['#f4f1e8', '#dfe8f4', '#e8f4df'])
  await phone.getByLabel('Photo or PDF').setInputFiles({ name: 'program.pdf', mimeType: 'application/pdf', buffer })
  const own = phone.getByRole('img', { name: 'The proof “program.pdf”, page 1' })
  await expect(own).toBeVisible()
  await expect.poll(() => own.evaluate((picture: HTMLImageElement) => picture.naturalWidth)).toBe(1700)
  await expectAccessible(phone)
  await phone.getByText('Add a note, topics, priorities').click()
  await phone.getByText('Human trafficking', { exact: true }).click()
  await phone.getByText('Interviewing', { exact: true }).click()
  await phone.getByLabel('Human trafficking (optional)').fill('2.5')
  await phone.getByLabel('Interviewing (optional)').fill('1')
  await phone.getByText('I took part in this training myself').click()
  await press(phone, 'Send it')
  await expect(phone.getByText('The hours by topic are more than the hours of the training.').first()).toBeVisible()
  await phone.getByLabel('Human trafficking (optional)').fill('0.67')
  await press(phone, 'Send it')
  await expect(phone.getByText('It is sent')).toBeVisible()
  await expect(phone.getByText('Human trafficking (40 minutes) and Interviewing (1 hour)')).toBeVisible()
  const address = new URL(phone.url()).pathname

  const desk = await browserOf(place.coordinator.email)
  await expectFit(desk, '/agency/claims')
  const page = (number: number) => desk.getByRole('img', { name: `The proof “program.pdf”, page ${number}` })
  await expect(page(1)).toBeVisible()
  await expect(desk.getByText('Page 1 of 3')).toBeVisible()
  await desk.getByRole('heading', { level: 1 }).click()
  await desk.keyboard.press('n')
  await desk.keyboard.press('n')
  await desk.keyboard.press('n')
  await expect(page(3)).toBeVisible()
  await desk.keyboard.press('p')
  await expect(page(2)).toBeVisible()
  const fitted = await page(2).boundingBox()
  await desk.keyboard.press('z')
  await expect.poll(async () => (await page(2).boundingBox())?.width).toBeGreaterThan((fitted?.width ?? 0) * 1.5)
  await expectAccessible(desk)
  await desk.keyboard.press('h')
  await expect(desk.getByLabel('Hours that count')).toBeFocused()
  const saved = desk.waitForEvent('download')
  await desk.getByRole('link', { name: /program\.pdf/ }).click()
  expect((await saved).suggestedFilename()).toBe('program.pdf')

  await desk.getByText('Correct topics, or hours by topic').click()
  await desk.getByLabel('Interviewing (optional)').fill('0.5')
  await desk.getByLabel('Why it counts otherwise').fill('Half an hour of it, by the program.')
  await expectAccessible(desk)
  await press(desk, /^Approve/)
  await expect(desk.getByText(/^Done\./)).toBeVisible()
  await phone.goto(address)
  await expect(phone.getByText('Human trafficking (40 minutes) and Interviewing (30 minutes)').first()).toBeVisible()
  await expect(phone.getByText('Half an hour of it, by the program.')).toBeVisible()

  // Two pages, a page again and the file are one look at the proof; the other is at the record.
  await phone.goto('/transcript')
  await expect(phone.getByText(`, for ${place.name}`)).toHaveCount(1)
})

test('nobody decides about their own claim, and a neighbor finds nothing', async ({ browserOf }) => {
  const [place, other] = [await newPlace(), await newPlace()]
  const coordinator = await browserOf(place.coordinator.email)
  await writeClaim(coordinator, `Ethics for supervisors ${unique()}`)
  await coordinator.getByText('I took part in this training myself').click()
  await press(coordinator, 'Send it')
  await expect(coordinator.getByText(/where nobody else can decide yet/)).toBeVisible()
  const claimId = new URL(coordinator.url()).pathname.split('/').at(-1)
  await coordinator.goto('/agency/claims')
  await expect(coordinator.getByText(/^One of your own waits/)).toBeVisible()
  await expect(coordinator.getByRole('button', { name: /^Approve/ })).toHaveCount(0)
  const own = await coordinator.request.post(`/api/v1/claims/${claimId}/approval`, {
    data: { madeFrom: 'x', minutes: 180 },
  })
  expect(own.status()).toBe(403)

  const neighbor = await browserOf(other.coordinator.email)
  await neighbor.goto(`/agency/claims?claim=${claimId}`)
  await expect(neighbor.getByText('We cannot show this page')).toBeVisible()
})

test('nobody decides about a claim of who supervises them: the desk and the claimant read who does', async ({
  browserOf,
}) => {
  const place = await newPlace()
  const { agencyId, colleague, coordinator } = place
  await grantRole(system, { personId: colleague.personId, role: 'supervisor', agencyId })
  const title = `Leading a night watch ${unique()}`
  const chief = await browserOf(colleague.email)
  await writeClaim(chief, title)
  await chief.getByText('I took part in this training myself').click()
  await press(chief, 'Send it')
  await expect(
    chief.getByText('administrators of Attest are asked to name another coordinator', { exact: false }),
  ).toBeVisible()

  const desk = await browserOf(coordinator.email)
  await desk.goto('/agency/claims')
  await expect(desk.getByText('for somebody else to decide')).toBeVisible()
  await expect(
    desk.getByText('They supervise you here, and the agency has no other coordinator', { exact: false }),
  ).toBeVisible()
  await expect(desk.getByRole('button', { name: /^(Approve|Return it|Refuse it)/ })).toHaveCount(0)
  await expectAccessible(desk)

  // Whoever supervises all of an agency supervises each who serves there: somebody of another is named.
  const { mate } = await newPlace()
  await grantRole(system, { personId: mate.personId, role: 'coordinator', agencyId })
  await desk.reload()
  await expect(desk.getByText(/They supervise you here, so another coordinator decides: Mate/)).toBeVisible()
  const other = await browserOf(mate.email)
  await other.goto('/agency/claims')
  await press(other, /^Approve/)
  await expect(other.getByText('Nothing waits for a decision')).toBeVisible()
  await chief.reload()
  await expect(chief.getByText(/^Mate \S+ approved it/)).toBeVisible()
})
