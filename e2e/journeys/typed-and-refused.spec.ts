import { getClaim } from '@/lib/claims/claim'
import { draftClaim, submitClaim } from '@/lib/claims/commands'
import { addEvidence } from '@/lib/claims/evidence'
import { addDays } from '@/lib/platform/days'
import { expect, test } from '../support/journey'
import { newPlace } from '../support/live'
import { aTraining, shownFileOf } from '../support/made-claims'
import { expectAccessible } from '../support/sweep'
import { today } from '../support/world'

const PHONE = { viewport: { width: 360, height: 740 } }

test('what is typed while a draft is refused of its own accord stays where it is typed; what is sent names it on top', async ({
  browserOf,
}) => {
  const { trainee } = await newPlace()
  const phone = await browserOf(trainee.email, PHONE)
  await phone.goto('/training/claims/new')
  const provider = phone.getByLabel('Who gave it')
  await phone.getByRole('textbox', { name: 'Title' }).fill('A week of lectures')
  const refused = phone.waitForResponse((answer) => answer.status() === 422)
  await phone.getByLabel('Hours', { exact: true }).fill('1000')
  await provider.focus()
  await refused
  await expect(phone.getByRole('alert')).toContainText('At most 100 hours')
  await expect(phone.getByText('mend what is marked above', { exact: false })).toBeVisible()
  await phone.keyboard.type('Cedar State')
  await expect(provider).toHaveValue('Cedar State')
  await expectAccessible(phone)
  await phone.getByRole('button', { name: 'Send it' }).click()
  await expect(phone.getByRole('alert')).toBeFocused()
  await phone.getByLabel('Hours', { exact: true }).fill('40')
  await expect(phone.getByText(/^Kept as a draft at/)).toBeVisible()
})

test('after an attempt that was refused as a whole, what is refused of its own accord leaves the focus where somebody types', async ({
  browserOf,
}) => {
  const { trainee } = await newPlace()
  const phone = await browserOf(trainee.email, PHONE)
  await phone.goto('/training/claims/new')
  await phone.getByText('I took part in this training myself').click()
  await phone.getByRole('textbox', { name: 'Title' }).fill('A week of lectures')
  await phone.getByLabel('Who gave it').fill('Bayview Language Institute')
  await phone.getByLabel('First day').fill(addDays(today(), -7))
  await phone.getByRole('textbox', { name: 'Hours' }).fill('3')
  await phone.getByText('In person', { exact: true }).click()
  const problem = { type: 'urn:attest:problem:not-now', title: 'Not now', status: 409, detail: 'Come back later.' }
  await phone.route('**/submission', (route) =>
    route.fulfill({
      ...{ status: 409, contentType: 'application/problem+json' },
      body: JSON.stringify({ ...problem, requestId: 'x', errors: [] }),
    }),
  )
  await phone.getByRole('button', { name: 'Send it' }).click()
  await expect(phone.getByText('Come back later.')).toBeVisible()
  const provider = phone.getByLabel('Who gave it')
  const refused = phone.waitForResponse((answer) => answer.status() === 422)
  await phone.getByLabel('Hours', { exact: true }).fill('1000')
  await provider.fill('')
  await refused
  await expect(phone.getByRole('alert').filter({ hasText: 'At most 100 hours' })).toBeVisible()
  await phone.keyboard.type('Cedar State')
  await expect(provider).toHaveValue('Cedar State')
})

test('what a rule would ask is said before it is made on a phone too, and a topic that it leaves out is looked for', async ({
  browserOf,
}) => {
  const { coordinator } = await newPlace()
  const phone = await browserOf(coordinator.email, PHONE)
  await phone.goto('/agency/requirements/new')
  await phone.getByRole('radio', { name: 'Hours of training' }).press('Space')
  await phone.getByLabel('Name', { exact: true }).fill('Twenty hours')
  await phone.getByLabel('Hours in all').fill('20')
  await phone.getByLabel('Days', { exact: true }).fill('365')
  const line = phone.getByRole('paragraph').filter({ has: phone.getByRole('link', { name: 'What would follow' }) })
  await expect(line).toContainText('this asks')
  await expect(line).toBeVisible()
  await phone.getByText('Further limits, and which training counts at all').press('Enter')
  await phone.getByText('But not about', { exact: true }).first().press('Enter')
  const group = phone.getByRole('group', { name: 'But not about' })
  await phone.getByRole('searchbox', { name: 'Find a topic' }).fill('firear')
  await expect(group.getByRole('checkbox')).toHaveCount(1)
  await group.getByRole('checkbox').press('Space')
  await phone.getByRole('searchbox', { name: 'Find a topic' }).fill('zzzz')
  await expect(group.getByRole('checkbox')).toBeChecked()
  await expect(phone.getByText('Nothing is called so. What you chose stays in sight.')).toBeAttached()
  await expectAccessible(phone)
})

test('whoever decides by keyboard ticks a claim and goes on with keys, and leaves a field with Escape', async ({
  browserOf,
}) => {
  const { coordinator, trainee, mate } = await newPlace()
  for (const somebody of [trainee, mate]) {
    const { claimId } = await draftClaim(somebody.ctx, { fields: aTraining() })
    await addEvidence(somebody.ctx, { claimId, fileId: await shownFileOf(somebody) })
    const { version } = await getClaim(somebody.ctx, { claimId })
    await submitClaim(somebody.ctx, { claimId, madeFrom: version, attested: true })
  }
  const desk = await browserOf(coordinator.email)
  await desk.goto('/agency/claims')
  const opened = desk.getByRole('heading', { level: 2 }).filter({ hasText: new RegExp(`${trainee.name}|${mate.name}`) })
  const first = await opened.textContent()
  await desk
    .getByRole('checkbox', { name: /^Choose/ })
    .first()
    .press('Space')
  await desk.keyboard.press('j')
  await expect(opened).not.toHaveText(first ?? '')
  await desk.keyboard.press('r')
  const proof = desk.getByRole('textbox', { name: 'Proof (optional)' })
  await expect(proof).toBeFocused()
  await desk.keyboard.type('xa')
  await expect(proof, 'a key is a letter there').toHaveValue('xa')
  await desk.keyboard.press('Escape')
  await expect(proof).toHaveValue('xa')
  await desk.keyboard.press('x')
  await expect(desk.getByRole('textbox', { name: 'Why it is no training that counts' })).toBeFocused()
})
