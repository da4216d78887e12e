import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { grantRole } from '@/lib/agencies/roles'
import { getClaim } from '@/lib/claims/claim'
import { draftClaim, submitClaim } from '@/lib/claims/commands'
import { addEvidence, evidenceFile } from '@/lib/claims/evidence'
import { approveClaim } from '@/lib/claims/review'
import { expect, test } from '../support/journey'
import { newPlace, unique } from '../support/live'
import { aTraining } from '../support/made-claims'
import { sent } from '../support/sent-files'
import { expectAccessible, expectFit } from '../support/sweep'
import { type Place, type Somebody, system } from '../support/world'

const PHONE = { viewport: { width: 360, height: 740 } }
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()

/** Light all over but for a red line across it, from 20% to 40% of its height. */
const aCertificate = () =>
  sharp({ create: { width: 800, height: 600, channels: 3, background: '#f4f1e8' } })
    .composite([
      { input: { create: { width: 800, height: 120, channels: 3, background: '#c01010' } }, left: 0, top: 120 },
    ])
    .jpeg()
    .toBuffer()

/** How much red the middle of that line has in the file that is kept, as somebody saves it. */
async function redOf(page: Page, claimId: string, evidenceId: string): Promise<number> {
  const answer = await page.request.get(`/api/v1/claims/${claimId}/evidence/${evidenceId}/file`)
  const { data, info } = await sharp(await answer.body())
    .raw()
    .toBuffer({ resolveWithObject: true })
  return data[(Math.round(info.height * 0.3) * info.width + Math.round(info.width / 2)) * 3] ?? 0
}

async function photoBy({ ctx }: Somebody) {
  const { claimId } = await draftClaim(ctx, { fields: aTraining() })
  const { fileId } = await sent(ctx, evidenceFile, 'certificate.jpg', await aCertificate())
  const { evidenceId } = await addEvidence(ctx, { claimId, fileId })
  const { version } = await getClaim(ctx, { claimId })
  const { version: madeFrom } = await submitClaim(ctx, { claimId, madeFrom: version, attested: true })
  return { claimId, evidenceId, madeFrom }
}

test('a name on a photo is covered by keyboard before it is sent, and is in no file any more', async ({
  browserOf,
}) => {
  const place = await newPlace()
  const phone = await browserOf(place.trainee.email, PHONE)
  await phone.goto('/training/claims/new')
  const buffer = await aCertificate()
  await phone.getByLabel('Photo or PDF').setInputFiles({ name: 'certificate.jpg', mimeType: 'image/jpeg', buffer })
  await expect(phone.getByRole('img', { name: 'The proof “certificate.jpg”' })).toBeVisible()
  await phone.waitForURL(/\/training\/claims\/[0-9a-f-]{36}/)
  const claimId = new URL(phone.url()).pathname.split('/').at(-1) ?? ''
  const [proof] = (await getClaim(place.trainee.ctx, { claimId })).proofs
  const evidenceId = proof?.evidenceId ?? ''
  expect(await redOf(phone, claimId, evidenceId)).toBeGreaterThan(150)

  const cover = phone.getByRole('button', { name: 'Cover certificate.jpg' })
  await cover.press('Enter')
  await phone.getByRole('button', { name: 'Cover for good' }).press('Enter')
  await expect(phone.getByRole('alert')).toHaveText(/^Mark what is to be covered first/)
  await phone.getByRole('button', { name: 'Add an area' }).press('Enter')
  const area = phone.getByRole('group', { name: 'Area 1' })
  await area.getByLabel('From the top').fill('18')
  await area.getByLabel('Height').fill('24')
  await area.getByLabel('Height').press('ArrowRight')
  await expect(area.getByLabel('Height')).toHaveValue('25')
  await expectAccessible(phone)
  await phone.getByRole('button', { name: 'Cover this area for good' }).press('Enter')
  const told = phone.getByText(/^Parts of it were covered for good by /)
  await expect(told).toBeFocused()
  expect(await redOf(phone, claimId, evidenceId)).toBeLessThan(20)
  // Where it was scrolled to, half of the menu may lie under the band, as on any page.
  await phone.evaluate(() => window.scrollTo(0, 0))
  await expectAccessible(phone)

  const other = await browserOf((await newPlace()).coordinator.email)
  const hidden = await other.request.post(`/api/v1/claims/${claimId}/evidence/${evidenceId}/covering`, {
    data: { digest: proof?.digest, areas: [{ left: 0, top: 0, width: 1, height: 1 }], reason: 'It names somebody.' },
  })
  expect(hidden.status()).toBe(404)
})

test('whoever decides draws over what names a victim, says why, and turns the document; its claimant reads who did so', async ({
  browserOf,
}) => {
  const place = await newPlace()
  const { claimId, evidenceId } = await photoBy(place.trainee)
  const desk = await browserOf(place.coordinator.email)
  await expectFit(desk, '/agency/claims')
  const picture = desk.getByRole('img', { name: 'The proof “certificate.jpg”' })
  await expect(picture).toBeVisible()
  const lying = await picture.boundingBox()
  await desk.getByRole('heading', { level: 1 }).click()
  await desk.keyboard.press('t')
  await expect.poll(async () => (await picture.boundingBox())?.height).toBeGreaterThan((lying?.height ?? 0) * 1.5)
  await expectAccessible(desk)
  for (let turns = 0; turns < 3; turns++) await desk.keyboard.press('t')
  await expect.poll(async () => (await picture.boundingBox())?.height).toBe(lying?.height)

  await press(desk, 'Cover certificate.jpg')
  const drawing = desk.getByRole('img', { name: 'The proof “certificate.jpg”, to be covered in parts' })
  await drawing.scrollIntoViewIfNeeded()
  await expect(desk.locator('.at-cover__picture svg')).toBeVisible()
  const { x = 0, y = 0, width = 0, height = 0 } = (await drawing.boundingBox()) ?? {}
  await desk.mouse.move(x + width * 0.02, y + height * 0.18)
  await desk.mouse.down()
  await desk.mouse.move(x + width * 0.5, y + height * 0.3)
  await desk.mouse.move(x + width * 0.98, y + height * 0.42)
  await desk.mouse.up()
  await expect(desk.getByRole('group', { name: 'Area 1' })).toBeVisible()
  await press(desk, 'Cover this area for good')
  await expect(desk.getByText('Say why it is covered, in a few words.')).toBeVisible()
  await desk.getByLabel('Why it is covered').fill('It names a victim.')
  await expectAccessible(desk)
  await press(desk, 'Cover this area for good')
  await expect(desk.getByText(/covered for good by .*: It names a victim\.$/)).toBeVisible()
  expect(await redOf(desk, claimId, evidenceId)).toBeLessThan(20)

  const own = await browserOf(place.trainee.email, PHONE)
  await own.goto(`/training/claims/${claimId}`)
  await expect(own.getByText(/covered for good by .*: It names a victim\.$/)).toBeVisible()
})

test('what was decided too fast is taken back on the same day: the credit goes, its claimant reads why, and nobody else can', async ({
  browserOf,
}) => {
  const place: Place = await newPlace()
  const { trainee, coordinator, agencyId } = place
  const { mate } = await newPlace()
  await grantRole(system, { personId: mate.personId, role: 'coordinator', agencyId })
  const { claimId, madeFrom } = await photoBy(trainee)
  await approveClaim(coordinator.ctx, { claimId, madeFrom, minutes: 180 })
  const { title } = await getClaim(coordinator.ctx, { claimId })

  const other = await browserOf(mate.email)
  await other.goto(`/agency/claims?which=decided&claim=${claimId}`)
  await expect(other.getByRole('heading', { level: 2, name: trainee.name })).toBeVisible()
  await expect(other.getByText('Take this decision back')).toHaveCount(0)
  const { version } = await getClaim(coordinator.ctx, { claimId })
  const refused = await other.request.post(`/api/v1/claims/${claimId}/reopening`, {
    data: { madeFrom: version, reason: 'I see it otherwise than my colleague.' },
  })
  expect(refused.status()).toBe(403)

  const desk = await browserOf(coordinator.email)
  await desk.goto('/agency/claims?which=decided')
  await desk.getByText('Take this decision back').click()
  await press(desk, 'Take it back')
  await expect(desk.getByText('Say why you take the decision back, in a sentence.').first()).toBeVisible()
  await desk.getByLabel('Why you take it back').fill('The hours are those of another course.')
  await expectAccessible(desk)
  await press(desk, 'Take it back')
  await expect(desk.getByText(/^Taken back\./)).toBeVisible()
  await desk.goto('/agency/claims')
  await expect(desk.getByRole('heading', { name: 'One outside training waits for you' })).toBeVisible()
  await expect(desk.getByRole('button', { name: /^Approve/ })).toBeVisible()

  const own = await browserOf(trainee.email, PHONE)
  await own.goto(`/training/claims/${claimId}`)
  await expect(own.getByText(/took the decision back$/)).toBeVisible()
  await expect(own.getByText('The hours are those of another course.')).toBeVisible()
  await own.goto('/transcript')
  await expect(own.getByText(title).first()).toBeVisible()
  await expect(own.getByText('The decision about the claim was taken back on its day.')).toBeVisible()
})

test('a training that is taken every year begins as the last one did, and loses nothing that was typed', async ({
  browserOf,
}) => {
  const place = await newPlace()
  const { claimId } = await photoBy(place.trainee)
  const { title } = await getClaim(place.trainee.ctx, { claimId })
  const phone = await browserOf(place.trainee.email, PHONE)
  await phone.goto('/training/claims/new')
  await phone.getByLabel('Who gave it').fill(`The academy ${unique()}`)
  const typed = await phone.getByLabel('Who gave it').inputValue()
  await phone.getByRole('button', { name: `Like this one ${title}` }).press('Enter')
  await expect(phone.getByText(`What was still empty is as in “${title}”.`, { exact: false })).toBeVisible()
  await expect(phone.getByRole('textbox', { name: 'Title' })).toHaveValue(title)
  await expect(phone.getByRole('textbox', { name: 'Hours' })).toHaveValue('3')
  await expect(phone.getByRole('radio', { name: 'In person' })).toBeChecked()
  await expect(phone.getByLabel('First day')).toHaveValue('')
  await expect(phone.getByLabel('Who gave it')).toHaveValue(typed)
  await expectAccessible(phone)
  await phone.goto(`/training/claims/${claimId}`)
  await phone.getByRole('link', { name: 'Bring in another like it' }).click()
  await phone.waitForURL(/\?like=/)
  await expect(phone.getByLabel('Who gave it')).toHaveValue('Bayview Language Institute')

  // Somebody else’s is none to begin with, whoever may read it.
  const desk = await browserOf(place.coordinator.email)
  await desk.goto(`/training/claims/new?like=${claimId}`)
  await expect(desk.getByText('We cannot show this page')).toBeVisible()
})
