import { getClaim } from '@/lib/claims/claim'
import { draftClaim, submitClaim } from '@/lib/claims/commands'
import { addEvidence } from '@/lib/claims/evidence'
import type { ClaimFields } from '@/lib/claims/fields'
import { approveClaim } from '@/lib/claims/review'
import { addDays } from '@/lib/platform/days'
import { plusMinutes } from '@/lib/platform/time'
import { makeRequirement } from '@/lib/requirements/commands'
import { expect, test } from '../support/journey'
import { newPlace, unique } from '../support/live'
import { aTraining, shownFileOf } from '../support/made-claims'
import { expectAccessible, expectFit } from '../support/sweep'
import { type Place, type Somebody, today } from '../support/world'

const PHONE = { viewport: { width: 360, height: 740 } }

/** Twenty-four hours, of which two may be studied alone. */
const asksHours = ({ agencyId, coordinator }: Place) =>
  makeRequirement(coordinator.ctx, {
    ...{ agencyId, name: 'Continuing hours', population: 'everyone', citation: null, effectiveFrom: '2020-01-01' },
    criterion: { kind: 'minutes', atLeast: 1440, parts: [], caps: [{ modes: ['self-paced'], atMost: 120 }] },
    ...{ dueKind: 'by-date', dueBy: addDays(today(), 60) },
  })

async function sentBy({ ctx }: Somebody, fields: ClaimFields, later = 0) {
  const at = (minutes: number) => ({ ...ctx, now: plusMinutes(ctx.now, later + minutes) })
  const { claimId, version } = await draftClaim(at(0), { fields })
  const { version: madeFrom } = await submitClaim(at(1), { claimId, madeFrom: version, attested: true })
  return { claimId, madeFrom }
}

test('what outside training would bring is shown while it is written, beside the decision, and on the hours of the person', async ({
  browserOf,
}) => {
  const place = await newPlace()
  await asksHours(place)
  const phone = await browserOf(place.trainee.email, PHONE)
  await phone.goto('/training/claims/new')
  await phone.getByRole('textbox', { name: 'Title' }).fill(`Night driving ${unique()}`)
  await phone.getByLabel('Who gave it').fill('Bayview Language Institute')
  await phone.getByLabel('First day').fill(addDays(today(), -7))
  await phone.getByRole('textbox', { name: 'Hours' }).fill('3')
  const brings = phone.getByRole('region', { name: 'What it would bring' })
  await expect(brings).toHaveCount(0)
  await phone.getByText('Self-paced', { exact: true }).click()
  await expect(brings.getByText('2 of 24 hours, the first that count')).toBeVisible()
  await expect(
    brings.getByText('Continuing hours: 1 hour of it would not count. The limit on training of this kind is reached.'),
  ).toBeVisible()
  await phone.getByText('In person', { exact: true }).click()
  await expect(brings.getByText('3 of 24 hours, the first that count')).toBeVisible()
  await expect(brings.getByText('would not count', { exact: false })).toHaveCount(0)
  // What is being asked again shows nothing of what was asked before.
  let release = () => {}
  const held = new Promise<void>((done) => {
    release = done
  })
  await phone.route('**/claim-previews', (route) => held.then(() => route.continue()))
  await phone.getByRole('textbox', { name: 'Hours' }).fill('4')
  await expect(brings.getByText('Working it out for what you changed…')).toBeVisible()
  await expect(brings.getByText('3 of 24 hours, the first that count')).toBeHidden()
  release()
  await expect(brings.getByText('4 of 24 hours, the first that count')).toBeVisible()
  await phone.getByRole('textbox', { name: 'Hours' }).fill('3')
  await expect(brings.getByText('3 of 24 hours, the first that count')).toBeVisible()
  await expectAccessible(phone)
  await phone.getByText('I took part in this training myself').click()
  await phone.getByRole('button', { name: 'Send it' }).click()
  await expect(phone.getByText('It is sent')).toBeVisible()

  const desk = await browserOf(place.coordinator.email)
  await desk.goto('/agency/claims')
  await expect(desk.getByText('If approved: “Continuing hours” 0 to 3 of 24 hours.')).toBeVisible()
  await desk.getByLabel('Hours that count').fill('1.5')
  await expect(desk.getByText('If approved: “Continuing hours” 0 to 1.5 of 24 hours.')).toBeVisible()
  await expectAccessible(desk)
  await desk.goto(`/agency/hours/${place.trainee.personId}`)
  await expect(desk.getByText('3 hours. With it: 3 of 24 hours.', { exact: false })).toBeVisible()
  await expectAccessible(desk)

  await desk.goto('/agency/claims')
  await desk.getByLabel('Why it counts otherwise').fill('The program lists one and a half.')
  await desk.getByRole('button', { name: /^Approve/ }).click()
  await expect(desk.getByText(/^Done\./)).toBeVisible()
  await desk.goto(`/agency/hours/${place.trainee.personId}`)
  await expect(desk.getByText('1.5 of 24 hours').first()).toBeVisible()
})

test('where nothing that is asked counts it, that is said calmly to who writes it and to who decides', async ({
  browserOf,
}) => {
  const place = await newPlace()
  const fields = aTraining()
  const { claimId } = await draftClaim(place.trainee.ctx, { fields })
  const phone = await browserOf(place.trainee.email, PHONE)
  await phone.goto(`/training/claims/${claimId}`)
  await expect(
    phone.getByText('It would stand on your transcript. Nothing that is asked of you now would count it.'),
  ).toBeVisible()
  await expectAccessible(phone)
  await sentBy(place.trainee, { ...fields, title: `${fields.title} again` })
  const desk = await browserOf(place.coordinator.email)
  await desk.goto('/agency/claims')
  await expect(desk.getByText('If approved it stands on the transcript.', { exact: false })).toBeVisible()
})

test('the same training on the record stands beside the claim, with what differs, on a phone too', async ({
  browserOf,
}) => {
  const place = await newPlace()
  await asksHours(place)
  const { trainee, coordinator } = place
  const fields = { ...aTraining(), topicIds: [] }
  const first = await sentBy(trainee, fields)
  await approveClaim({ ...coordinator.ctx, now: plusMinutes(coordinator.ctx.now, 2) }, { ...first, minutes: 180 })
  const { claimId } = await draftClaim(trainee.ctx, { fields: { ...fields, minutes: 240 } })
  await addEvidence(trainee.ctx, { claimId, fileId: await shownFileOf(trainee) })
  const { version } = await getClaim(trainee.ctx, { claimId })
  await submitClaim(trainee.ctx, { claimId, madeFrom: version, attested: true })

  const phone = await browserOf(coordinator.email, PHONE)
  await expectFit(phone, '/agency/claims')
  await expect(phone.getByRole('heading', { name: 'Perhaps counted already' })).toBeVisible()
  const pair = phone.getByRole('table', { name: 'The claim and the record' })
  await expect(pair.getByRole('columnheader')).toHaveText(['This claim', 'An approved claim'])
  await expect(pair.getByRole('row', { name: /^Title/ })).toContainText('the same')
  await expect(pair.getByRole('row', { name: /^Hours/ })).toHaveText('Hours4 hours3 hours')
  await expect(pair.getByRole('row', { name: /^Proof/ })).toHaveText('Proof1 filenone')
  // Said once: what is compared stands in no list beside it.
  await expect(phone.getByText(fields.title, { exact: true }).filter({ visible: true })).toHaveCount(1)
  await expect(phone.getByText('If approved: “Continuing hours” 3 to 7 of 24 hours.')).toBeVisible()
  await expectAccessible(phone)
})
