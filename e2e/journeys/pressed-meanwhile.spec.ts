import type { Page } from '@playwright/test'
import { listMyInvitations } from '@/lib/agencies/invitations'
import { makeTeam } from '@/lib/agencies/teams'
import { answerInvitation } from '@/lib/interop/roster/joining'
import { addDays } from '@/lib/platform/days'
import { expect, test } from '../support/journey'
import { newPlace, unique } from '../support/live'
import { employ, today } from '../support/world'

const PHONE = { viewport: { width: 360, height: 740 } }

/** The first save that the form makes of its own accord waits until it is let go. */
async function heldSave(page: Page) {
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  let began = () => {}
  const begun = new Promise<void>((resolve) => {
    began = resolve
  })
  await page.route(
    '**/api/v1/claims',
    async (route) => {
      began()
      await held
      await route.continue()
    },
    { times: 1 },
  )
  return { begun, letGo }
}

test('what is sent while the form saves itself is sent once that is saved, and goes where the form says', async ({
  browserOf,
}) => {
  const { trainee } = await newPlace()
  const other = await newPlace()
  await employ(other.agencyId, trainee.name, trainee.email, null)
  for (const { invitationId } of (await listMyInvitations(trainee.ctx)).items)
    await answerInvitation(trainee.ctx, { invitationId, accept: true })
  const title = `Interviews ${unique()}`
  const phone = await browserOf(trainee.email, PHONE)
  await phone.goto('/training/claims/new')
  const { begun, letGo } = await heldSave(phone)
  await phone.getByLabel('Title').fill(title)
  await phone.getByLabel('Who gave it').fill('Bayview Academy')
  await phone.getByLabel('First day').fill(addDays(today(), -1))
  await phone.getByLabel('Hours', { exact: true }).fill('2')
  await phone.getByText('In person', { exact: true }).click()
  await phone.getByText('I took part in this training myself').click()
  const agency = phone.getByLabel('For which agency')
  await expect(agency).not.toHaveValue('')
  const goesTo = await agency.locator('option:checked').innerText()
  await begun
  // With a finger, as it comes: not once the button looks ready.
  await phone.getByRole('button', { name: 'Send it' }).click({ force: true })
  letGo()
  await expect(phone.getByText('It is sent')).toBeVisible()
  await expect(phone.getByText(`to ${goesTo}; `, { exact: false })).toBeVisible()
  await phone.goto('/training/claims')
  await expect(phone.getByText(title)).toHaveCount(1)
})

test('a form that stays says that it is saved, each time, and saves again from what it saved', async ({
  browserOf,
}) => {
  const { coordinator, trainee, agencyId } = await newPlace()
  const { teamId } = await makeTeam(coordinator.ctx, { agencyId, name: `Night desk ${unique()}`, kind: 'grant' })
  const desk = await browserOf(coordinator.email)
  const saves = async (button: string, said: string) => {
    await desk.getByRole('button', { name: button, exact: true }).click()
    await expect(desk.getByText(said, { exact: true })).toBeVisible()
    await expect(desk.getByRole('main').getByRole('alert')).toHaveCount(0)
  }
  await desk.goto('/agency/hours')
  await desk.getByText('How this agency counts').click()
  const cost = desk.getByLabel('Cost of an hour of work, in dollars')
  for (const amount of ['40.00', '45.50']) {
    await cost.fill(amount)
    await expect(desk.getByText('Saved.', { exact: true })).toHaveCount(0)
    await saves('Save', 'Saved.')
  }
  await desk.goto(`/agency/roster/teams/${teamId}`)
  const name = desk.getByLabel('Name', { exact: true })
  for (const called of ['Night desk, east', 'Night desk, west']) {
    await name.fill(called)
    await saves('Save', 'Saved')
    await expect(desk.getByRole('heading', { level: 1, name: called })).toBeVisible()
  }
  await desk.goto(`/agency/roster/people/${trainee.personId}`)
  const licensed = desk.getByLabel('License issued', { exact: false })
  for (const day of ['2020-03-01', '2020-03-02']) {
    await licensed.fill(day)
    await saves('Keep these days', 'These days are kept')
  }
  await desk.reload()
  await expect(licensed).toHaveValue('2020-03-02')
})

test('a transcript asked for a day that does not exist says so, and shows no other days', async ({ browserOf }) => {
  const { trainee } = await newPlace()
  const page = await browserOf(trainee.email, PHONE)
  await page.goto('/transcript?from=2026-02-30')
  await expect(page.getByRole('heading', { name: 'There is no day “2026-02-30”' })).toBeVisible()
  await page.getByRole('link', { name: 'Show everything on your record' }).click()
  await expect(page.getByText('Nothing stands here yet')).toBeVisible()
})
