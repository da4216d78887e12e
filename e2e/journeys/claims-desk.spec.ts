import { getClaim } from '@/lib/claims/claim'
import { disputeClaim, draftClaim, submitClaim, withdrawClaim } from '@/lib/claims/commands'
import { addEvidence } from '@/lib/claims/evidence'
import { rejectClaim } from '@/lib/claims/review'
import { plusMinutes } from '@/lib/platform/time'
import { expect, test } from '../support/journey'
import { newPlace } from '../support/live'
import { aTraining, shownFileOf } from '../support/made-claims'
import { expectAccessible } from '../support/sweep'
import type { Somebody } from '../support/world'

/** Sent with a proof, as its claimant sends it. */
async function sentBy({ ctx, ...somebody }: Somebody) {
  const fields = aTraining()
  const { claimId } = await draftClaim(ctx, { fields })
  await addEvidence(ctx, { claimId, fileId: await shownFileOf({ ctx, ...somebody }) })
  const { version } = await getClaim(ctx, { claimId })
  const sent = await submitClaim(ctx, { claimId, madeFrom: version, attested: true })
  return { claimId, madeFrom: sent.version, title: fields.title }
}

test('what a coordinator writes about a claim stays where its claimant takes it back meanwhile, says so, and goes out with the next one', async ({
  browserOf,
}) => {
  const { coordinator, trainee } = await newPlace()
  const { claimId, madeFrom } = await sentBy(trainee)
  const desk = await browserOf(coordinator.email)
  await desk.goto('/agency/claims')
  await desk.getByText('Return with what is missing').click()
  const proof = desk.getByRole('textbox', { name: 'Proof (optional)' })
  await proof.fill('The second page is missing.')
  const later = (minutes: number) => ({ ...trainee.ctx, now: plusMinutes(trainee.ctx.now, minutes) })
  const { version } = await withdrawClaim(later(1), { claimId, madeFrom })
  await desk.getByRole('button', { name: 'Return it' }).click()
  await expect(desk.getByRole('heading', { name: 'It no longer waits for you' })).toBeVisible()
  await expect(desk.getByText('What you wrote about it is kept in this tab', { exact: false })).toBeVisible()
  await expect(desk.getByRole('button', { name: 'Return it' })).toHaveCount(0)
  await expect(desk.getByText(/took it back$/)).toBeVisible()
  await expectAccessible(desk)
  await submitClaim(later(2), { claimId, madeFrom: version, attested: true })
  await desk.reload()
  await expect(proof).toHaveValue('The second page is missing.')
  await desk.getByRole('button', { name: 'Return it' }).click()
  await expect(desk.getByText('This claim was changed since you opened it', { exact: false })).toBeVisible()
  await expect(proof).toHaveValue('The second page is missing.')
  await desk.getByRole('button', { name: 'Return it' }).click()
  await expect(desk.getByText(/^Done\./)).toBeVisible()
})

test('keys are named where there are keys: beside the buttons and in a list on a wide screen, and on a telephone nowhere', async ({
  browserOf,
}) => {
  const { coordinator, trainee } = await newPlace()
  await sentBy(trainee)
  const desk = await browserOf(coordinator.email, { viewport: { width: 1280, height: 900 } })
  const phone = await browserOf(coordinator.email, {
    ...{ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
  })
  for (const [page, shown] of [
    [desk, true],
    [phone, false],
  ] as const) {
    await page.goto('/agency/claims')
    const approve = page.getByRole('button', { name: /^Approve/ })
    await expect(approve).toBeVisible()
    await expect(approve.locator('kbd')).toBeVisible({ visible: shown })
    await expect(page.locator('.at-keys')).toBeVisible({ visible: shown })
    await expectAccessible(page)
  }
  await desk.keyboard.press('a')
  await expect(desk.getByText(/^Done\./)).toBeVisible()
})

test('what waits is not shown as decided while the decided ones are still coming', async ({ browserOf }) => {
  const { coordinator, trainee } = await newPlace()
  await sentBy(trainee)
  const desk = await browserOf(coordinator.email)
  let answer = () => {}
  const held = new Promise<void>((resolve) => {
    answer = resolve
  })
  await desk.route(/\/api\/.*which=decided/, async (route) => {
    await held
    await route.continue()
  })
  await desk.goto('/agency/claims')
  await expect(desk.getByRole('button', { name: /^Approve/ })).toBeVisible()
  await desk.getByRole('link', { name: 'Decided' }).click()
  await desk.waitForURL(/which=decided/)
  await expect(desk.getByRole('button', { name: /^Approve/ })).toHaveCount(0)
  answer()
  await expect(desk.getByText('Nothing was decided yet')).toBeVisible()
  await expect(desk.getByRole('heading', { level: 1, name: 'Outside training that was decided' })).toBeVisible()
  await expect(
    desk.getByText('What is approved, returned, refused or taken back stands here', { exact: false }),
  ).toBeVisible()
  await expect(desk.getByText('as soon as it is sent', { exact: false })).toHaveCount(0)
  await expectAccessible(desk)
})

test('whoever decided before reads who goes on, or that nobody can; and a list of nothing says so beside what is open', async ({
  browserOf,
}) => {
  const { coordinator, trainee } = await newPlace()
  const { claimId, madeFrom } = await sentBy(trainee)
  const later = ({ ctx }: Somebody, minutes: number) => ({ ...ctx, now: plusMinutes(ctx.now, minutes) })
  const refused = await rejectClaim(later(coordinator, 1), { claimId, madeFrom, reason: 'This was a meeting.' })
  const desk = await browserOf(coordinator.email)
  await desk.goto(`/agency/claims?claim=${claimId}`)
  await expect(desk.getByText('Nothing else is in this list.')).toBeVisible()
  await expectAccessible(desk)
  await disputeClaim(later(trainee, 2), { claimId, madeFrom: refused.version, reason: 'It had three lectures.' })
  await desk.reload()
  await expect(
    desk.getByText('the agency has no other coordinator who may take the next step', { exact: false }),
  ).toBeVisible()
  const own = await browserOf(trainee.email)
  await own.goto(`/training/claims/${claimId}`)
  await expect(own.getByText('The administrators of Attest are asked', { exact: false })).toBeVisible()
})

test('of several that are approved at once, the one that could not be is named, and the one that is open stays so', async ({
  browserOf,
}) => {
  const { coordinator, trainee, mate, colleague } = await newPlace()
  const open = await sentBy(colleague)
  const [ready, gone] = [await sentBy(trainee), await sentBy(mate)]
  const desk = await browserOf(coordinator.email)
  await desk.goto(`/agency/claims?claim=${open.claimId}`)
  await desk.getByText('Return with what is missing').click()
  await desk.getByRole('textbox', { name: 'Proof (optional)' }).fill('Cut off at the foot.')
  for (const { title } of [ready, gone]) await desk.getByRole('checkbox', { name: `Choose ${title} of` }).press('Space')
  await withdrawClaim(mate.ctx, gone)
  await desk.getByRole('button', { name: 'Approve these 2' }).click()
  await expect(desk.getByText('1 is approved')).toBeVisible()
  const note = desk.getByRole('heading', { name: 'Not approved' }).locator('..')
  await expect(note.getByRole('listitem')).toContainText(mate.name)
  await expect(desk.getByRole('heading', { level: 2, name: colleague.name })).toBeVisible()
  await expect(desk.getByRole('textbox', { name: 'Proof (optional)' })).toHaveValue('Cut off at the foot.')
})

test('of all that wait, approved at once, the one that could not be is named also where nothing waits any more', async ({
  browserOf,
}) => {
  const { coordinator, trainee, mate } = await newPlace()
  const [open, gone] = [await sentBy(trainee), await sentBy(mate)]
  const desk = await browserOf(coordinator.email)
  await desk.goto('/agency/claims')
  for (const { title } of [open, gone]) await desk.getByRole('checkbox', { name: `Choose ${title} of` }).press('Space')
  await withdrawClaim(mate.ctx, gone)
  await desk.getByRole('button', { name: 'Approve these 2' }).click()
  await expect(desk.getByText('Nothing waits for a decision')).toBeVisible()
  await expect(desk.getByText('1 is approved')).toBeVisible()
  const note = desk.getByRole('heading', { name: 'Not approved' }).locator('..')
  await expect(note.getByRole('listitem')).toContainText(mate.name)
  await expectAccessible(desk)
})
