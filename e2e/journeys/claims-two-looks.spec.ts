import type { Page } from '@playwright/test'
import { grantRole } from '@/lib/agencies/roles'
import { addDays } from '@/lib/platform/days'
import { expect, test } from '../support/journey'
import { newPlace, unique } from '../support/live'
import { expectAccessible } from '../support/sweep'
import { system, today } from '../support/world'

const lastWeek = addDays(today(), -7)
const PHONE = { viewport: { width: 360, height: 740 } }

/** What a thumb does on the way: each control that is touched, and each letter that is typed. */
function thumbOn(page: Page) {
  const did = { touches: 0, letters: 0 }
  return {
    did,
    async type(label: string, text: string) {
      did.touches += 1
      did.letters += text.length
      await page.getByLabel(label, { exact: true }).fill(text)
    },
    async press(what: ReturnType<Page['getByText']>) {
      did.touches += 1
      await what.click()
    },
  }
}

/** Of somebody slow: a second to find and touch a control, and two letters a second. */
const secondsOf = ({ touches, letters }: { touches: number; letters: number }) => touches * 1.2 + letters / 2
/** The camera opens, is held over the certificate, and its picture is taken. */
const PHOTO_SECONDS = 10

test('a claim from a phone takes less than a minute, is sent once by two quick taps, and so many hours are approved by two', async ({
  browserOf,
}) => {
  test.slow()
  const { agencyId, coordinator, colleague, trainee } = await newPlace()
  await grantRole(system, { personId: colleague.personId, role: 'coordinator', agencyId })
  const first = await browserOf(coordinator.email)
  await first.goto('/agency/claims')
  await first.getByText('When two have to approve').click()
  const limit = first.getByLabel('Above how many hours')
  await limit.fill('none')
  await first.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(first.getByRole('alert', { name: 'One thing to fix' })).toContainText('such as 1.5')
  await limit.fill('4')
  await first.getByRole('button', { name: 'Save', exact: true }).dblclick()
  await expect(first.getByText('Saved', { exact: true })).toBeVisible()

  const title = `Interviews ${unique()}`
  const phone = await browserOf(trainee.email, PHONE)
  await phone.goto('/training')
  const { did, type, press } = thumbOn(phone)
  await press(phone.getByRole('link', { name: 'Bring in outside training' }))
  await type('Title', title)
  await type('Who gave it', 'Bayview Academy')
  await type('First day', lastWeek)
  await type('Hours', '12')
  await press(phone.getByText('In person', { exact: true }))
  await press(phone.getByText('I took part in this training myself'))
  // The connection loses nothing, and a tap too much does nothing.
  await phone.getByRole('button', { name: 'Send it' }).dblclick()
  did.touches += 1
  await expect(phone.getByText('It is sent')).toBeVisible()
  await expect(phone.getByRole('main').getByRole('alert')).toHaveCount(0)
  expect(did.touches).toBeLessThanOrEqual(8)
  expect(secondsOf(did) + PHOTO_SECONDS).toBeLessThan(60)

  await first.reload()
  await first.getByRole('button', { name: /^Approve, for a second look/ }).click()
  await expect(first.getByText('Nothing counts before another coordinator approves it as well.')).toBeVisible()
  await expect(first.getByText('hears of it by e-mail', { exact: false })).toHaveCount(0)
  await expect(first.getByText('You decided about it before.', { exact: false })).toBeVisible()
  await expect(first.getByRole('button', { name: /^Approve/ })).toHaveCount(0)
  await phone.goto('/transcript')
  // It stands apart, among what waits, and nowhere else.
  await expect(phone.getByRole('region', { name: 'Waiting, not counted' }).getByText(title)).toBeVisible()
  await expect(phone.getByText(title)).toHaveCount(1)

  const second = await browserOf(colleague.email, PHONE)
  await second.goto('/agency/claims')
  await expectAccessible(second)
  await second.getByRole('button', { name: /^Approve as well/ }).click()
  await expect(second.getByText('hears of it by e-mail', { exact: false })).toBeVisible()
  await phone.reload()
  await expect(phone.getByText(title)).toBeVisible()
})
