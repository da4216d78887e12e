import type { Page } from '@playwright/test'
import { liveByDay } from '../support/event-days'
import { expect, test } from '../support/journey'
import { newPlace } from '../support/live'
import { persona } from '../support/personas'
import { findEvent, openEvent } from '../support/posting'
import { expectAccessible } from '../support/sweep'

async function register(page: Page, title: string): Promise<void> {
  await findEvent(page, title)
  await page.getByRole('button', { name: /Register and keep my place|Join the waiting list/ }).click()
  await expect(page.getByText(/Your code for the door|On the waiting list/)).toBeVisible()
}

/** The link in the last letter to an address whose text has these words. */
async function linkIn(page: Page, email: string, words: string): Promise<string> {
  let link = ''
  const look = async () => {
    const answer = await page.request.get('/api/v1/demonstration/outbox')
    const { items } = (await answer.json()) as { items: { to: string; text: string }[] }
    const letter = items.find(({ to, text }) => to === email && text.includes(words))
    link = letter?.text.match(/\/place\?link=\S+/)?.[0] ?? ''
    return link
  }
  await expect.poll(look, { timeout: 20_000 }).not.toBe('')
  return link
}

test('a program of mail that opens the link changes nothing; a button gives the place to whoever waits, who takes it', async ({
  browserOf,
}) => {
  test.slow()
  const organizer = await browserOf(persona('organizer'))
  const { title } = await openEvent(organizer, { called: 'After the sirens', places: 1 })
  const place = await newPlace()
  await liveByDay(place.mate.personId)
  await register(await browserOf(place.trainee.email), title)
  await register(await browserOf(place.mate.email), title)

  const link = await linkIn(organizer, place.trainee.email, 'Your place is kept')
  const scanner = await browserOf(null)
  for (let i = 0; i < 2; i += 1) {
    expect((await scanner.request.get(link)).ok()).toBe(true)
    await scanner.goto(link)
    await expect(scanner.getByRole('heading', { name: 'You have a place' })).toBeVisible()
  }
  await expect(scanner.getByText('Harbor Hall')).toBeVisible()
  await expectAccessible(scanner)
  await scanner.getByRole('button', { name: 'Give my place back' }).click()
  await expect(scanner.getByRole('heading', { name: 'You are not registered' })).toBeVisible()

  const offer = await linkIn(organizer, place.mate.email, 'A place came free')
  const mate = await browserOf(null)
  await mate.goto(offer)
  await expect(mate.getByRole('heading', { name: 'A place is free for you' })).toBeVisible()
  await expectAccessible(mate)
  await mate.getByRole('button', { name: 'Take the place' }).click()
  await expect(mate.getByRole('heading', { name: 'You have a place' })).toBeVisible()

  await organizer.reload()
  const rows = organizer.getByRole('table').getByRole('row')
  await expect(rows.filter({ hasText: 'Mate' })).toContainText('Registered')
  await expect(rows.filter({ hasText: 'Trainee' })).toContainText('Not coming')

  await mate.goto(`${offer.slice(0, -2)}aa`)
  await expect(mate.getByRole('heading', { name: 'This link leads to no place' })).toBeVisible()
})
