import type { Page } from '@playwright/test'
import { grantRole } from '@/lib/agencies/roles'
import { addDays } from '@/lib/platform/time'
import { liveByDay } from '../support/event-days'
import { expect, test } from '../support/journey'
import { newPlace } from '../support/live'
import { expectAccessible } from '../support/sweep'
import { system, today } from '../support/world'

/** The address in the letter that administrators get about an agency. */
async function linkFor(page: Page, email: string, agencyId: string): Promise<string> {
  let link = ''
  const look = async () => {
    const answer = await page.request.get('/api/v1/demonstration/outbox')
    const { items } = (await answer.json()) as { items: { to: string; text: string }[] }
    const texts = items.flatMap(({ to, text }) => (to === email ? text : []))
    link = texts.map((text) => text.match(`/admin/agencies/${agencyId}#coordinator`)?.[0] ?? '').find(Boolean) ?? ''
    return link
  }
  await expect.poll(look, { timeout: 40_000 }).not.toBe('')
  return link
}

test('where nobody may verify a license its holder reads that somebody is asked for, an administrator is written to and names one, who verifies it', async ({
  browserOf,
}) => {
  test.slow()
  const [place, elsewhere] = [await newPlace(), await newPlace()]
  const { agencyId, colleague: chief, coordinator, trainee } = place
  const { colleague: helper, mate: named } = elsewhere
  await grantRole(system, { personId: chief.personId, role: 'supervisor', agencyId })
  await liveByDay(helper.personId)
  await grantRole(system, { personId: helper.personId, role: 'administrator' })

  const own = await browserOf(chief.email)
  await own.goto('/training/certifications')
  await own.getByRole('button', { name: 'Enter a certification' }).click()
  await own.getByLabel('Certification', { exact: true }).selectOption('first-aid')
  await own.getByLabel('Who issued it').fill('Bayview Red Shield')
  await own.getByLabel('Issued on').fill(today())
  await own.getByRole('button', { name: 'Enter it', exact: true }).click()
  const asked = own.getByText('may verify it yet: since', { exact: false })
  await expect(async () => {
    await own.reload()
    await expect(asked).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 40_000 })
  await expectAccessible(own)

  // Of somebody whom they do not supervise the same coordinator decides, and nobody is asked for.
  const desk = await browserOf(coordinator.email)
  await desk.goto(`/agency/people/${chief.personId}`)
  await expect(desk.getByText('may verify it yet: since', { exact: false })).toBeVisible()
  await expect(desk.getByRole('button', { name: /^Verify it/ })).toHaveCount(0)
  const plain = await browserOf(trainee.email)
  await plain.goto('/training/certifications')
  await plain.getByRole('button', { name: 'Enter a certification' }).click()
  await plain.getByLabel('Certification', { exact: true }).selectOption('first-aid')
  await plain.getByLabel('Who issued it').fill('Bayview Red Shield')
  await plain.getByLabel('Issued on').fill(today())
  await plain.getByRole('button', { name: 'Enter it', exact: true }).click()
  await expect(plain.getByText('Waits to be verified')).toBeVisible()
  await expect(plain.getByText('may verify it yet', { exact: false })).toHaveCount(0)

  const admin = await browserOf(helper.email)
  await admin.goto(await linkFor(admin, helper.email, agencyId))
  const card = admin.locator('#coordinator')
  await card.getByLabel('Last name').fill('Mate')
  await card.getByLabel('E-mail address').fill(named.email)
  await card.getByRole('button', { name: 'Name the coordinator' }).click()
  await expect(admin.getByText('coordinates this agency from now on', { exact: false })).toBeVisible()

  const other = await browserOf(named.email)
  await other.goto(`/agency/people/${chief.personId}?agency=${agencyId}`)
  await other.getByRole('button', { name: /^Verify it/ }).click()
  await expect(other.getByText(/^Verified by Mate/)).toBeVisible()
  await own.reload()
  await expect(own.getByText(/^Verified by Mate/)).toBeVisible()
  await expect(asked).toHaveCount(0)

  const neighbor = await browserOf(elsewhere.coordinator.email)
  await neighbor.goto(`/agency/people/${chief.personId}?agency=${agencyId}`)
  await expect(neighbor.getByText('We cannot show this page')).toBeVisible()
})

test('whoever recommends leave for the only coordinator reads that somebody is asked for who can decide', async ({
  browserOf,
}) => {
  const { agencyId, colleague: chief, coordinator } = await newPlace()
  await grantRole(system, { personId: chief.personId, role: 'supervisor', agencyId })
  const lead = await browserOf(chief.email)
  await lead.goto(`/agency/people/${coordinator.personId}`)
  const sent = await lead.request.post(`/api/v1/agencies/${agencyId}/relief-recommendations`, {
    data: {
      personId: coordinator.personId,
      kind: 'leave',
      from: today(),
      untilOn: addDays(today(), 40),
      why: 'A long illness, as the letter says.',
    },
  })
  expect(sent.status(), await sent.text()).toBeLessThan(300)
  const asked = lead.getByText('may decide about it yet: since', { exact: false })
  await expect(async () => {
    await lead.reload()
    await expect(asked).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 40_000 })
  await expect(lead.getByRole('button', { name: 'Grant it' })).toHaveCount(0)
  await expectAccessible(lead)
})
