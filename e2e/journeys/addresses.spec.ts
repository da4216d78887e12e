import { expect, test } from '../support/journey'
import { complete, newPlace, unique } from '../support/live'
import { askForCode, codeFor, enterCode } from '../support/sign-in'
import { expectAccessible } from '../support/sweep'
import { moduleFromFile } from '../support/test-taking'

test('somebody adds an address by the code sent to it, the old one is told, and the new one signs in', async ({
  browserOf,
}) => {
  const { trainee } = await newPlace()
  const email = `private-${unique()}@postbox.example`
  const page = await browserOf(trainee.email, { ownSession: true })
  await page.goto('/profile')
  await page.getByRole('button', { name: 'Add an address' }).click()
  await page.getByLabel('New address').fill(email)
  await page.getByRole('button', { name: 'Send the code' }).click()
  await expect(page.getByLabel('Six-digit code')).toBeFocused()
  await expectAccessible(page)
  await page.reload()
  await page.getByLabel('Six-digit code').fill(await codeFor(page, email))
  await page.getByText('Send messages there from now on').click()
  await page.getByRole('button', { name: 'Add the address' }).click()
  await expect(page.getByText('The address was added')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: email })).toContainText('Main address')
  await expectAccessible(page)

  const other = await browserOf(null)
  await other.goto('/outbox')
  const told = other.getByRole('article').filter({ hasText: trainee.email }).first()
  await expect(told).toContainText('A change to how you sign in')
  await other.goto('/sign-in')
  await askForCode(other, email)
  await enterCode(other, await codeFor(other, email))
  await expect(other.getByRole('heading', { level: 1, name: 'What you owe, and why' })).toBeVisible()

  await page.reload()
  await page.getByRole('button', { name: new RegExp(`^Remove\\s+${trainee.email}$`) }).click()
  await page.getByRole('button', { name: 'Remove it' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: trainee.email })).toHaveCount(0)
})

test('somebody with two records joins them by a code, finds both in one transcript, and parts them again', async ({
  browserOf,
}) => {
  const [{ trainee: person }, { trainee: other }] = [await newPlace(), await newPlace()]
  const module = await moduleFromFile('young-people-who-run')
  await complete(other, 'young-people-who-run')
  const page = await browserOf(person.email, { ownSession: true })
  await page.goto('/profile')
  await page.getByRole('button', { name: 'Add an address' }).click()
  await page.getByLabel('New address').fill(other.email)
  await page.getByRole('button', { name: 'Send the code' }).click()
  await page.getByLabel('Six-digit code').fill(await codeFor(page, other.email))
  await page.getByRole('button', { name: 'Add the address' }).click()
  await expect(page.getByRole('heading', { name: 'You have two records here. Join them?' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Join them' }).click()
  await expect(page.getByText('Your two records are one')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: other.email })).toContainText('Signs you in')

  await page.goto('/transcript')
  await expect(page.getByRole('table').getByText(module.title)).toBeVisible()
  await page.goto('/profile')
  await page.getByRole('button', { name: 'Part them again' }).click()
  await page.getByRole('button', { name: 'Part them', exact: true }).click()
  await expect(page).toHaveURL(/\/sign-in/)

  const again = await browserOf(person.email, { ownSession: true })
  await again.goto('/transcript')
  await expect(again.getByRole('heading', { name: 'Nothing stands here yet' })).toBeVisible()
})

test('an administrator joins two records of somebody who lost a mailbox, once what both hold was seen', async ({
  browserOf,
}) => {
  const [{ trainee: person }, { trainee: other }] = [await newPlace(), await newPlace()]
  const page = await browserOf('w.jessup@attest.example', { ownSession: true })
  await page.goto('/admin/access')
  await page.getByRole('link', { name: 'Join two records' }).click()
  await page.getByLabel('Address of the record that goes on').fill(person.email)
  await page.getByLabel('Last name on that record').fill('Reyes')
  await page.getByLabel('Address of the other record').fill(other.email)
  await page.getByLabel('Last name on the other record').fill('Reyes')
  await page.getByText('I called the person at a number').click()
  await page.getByLabel('What did you ask').fill('They named their unit and their last training.')
  await page.getByRole('button', { name: 'Look at both records' }).click()
  await expect(page.getByRole('heading', { name: 'What both records hold' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Join the two records' }).click()
  await expect(page.getByText(/has one record now/)).toBeVisible()

  const told = await browserOf(null)
  await told.goto('/outbox')
  const letter = told.getByRole('article').filter({ hasText: other.email }).first()
  await expect(letter).toContainText('An administrator joined two records')
})
