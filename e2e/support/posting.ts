/** How an organizer and a moderator go about an event on the screen. */
import type { Page } from '@playwright/test'
import { USUAL_ZONE } from '@/lib/agencies/own-day'
import { approvalChecks } from '@/lib/events/moderation-rules'
import { addDays, dayIn } from '@/lib/platform/time'
import { expect } from './journey'
import { unique } from './live'

const DAY = addDays(dayIn(USUAL_ZONE, new Date()), 120)

export async function writeEvent(page: Page, title: string): Promise<void> {
  await page.goto('/events/new')
  await page.getByRole('textbox', { name: 'Title' }).fill(title)
  await page.getByLabel('In short').fill('A shared case, worked twice, once from each desk.')
  await page.getByLabel('Day', { exact: true }).fill(DAY)
  await page.getByLabel('Starts').fill('09:00')
  await page.getByLabel('Ends', { exact: true }).fill('13:00')
  await page.getByLabel('Venue').fill('Harbor Hall')
  await page.getByRole('textbox', { name: 'City' }).fill('Marlow Bay')
  await page.getByRole('group', { name: 'For', exact: true }).getByText('Law enforcement').click()
  await page.getByLabel('Cost').fill('Free')
}

type Open = {
  called: string
  places: number
  /** That it counts. */
  hours?: number
  /** People without an account may come. */
  guests?: boolean
}

/** A public event of a trusted organizer that takes registrations; the page of who comes is open. */
export async function openEvent(page: Page, { called, places, hours, guests = false }: Open) {
  const title = `${called} ${unique()}`
  await writeEvent(page, title)
  await page.getByLabel('State or territory').selectOption('CA')
  if (hours) await page.getByLabel('Hours of credit').fill(String(hours))
  await page.getByRole('button', { name: 'Publish the event' }).click()
  return { title, eventId: await takeRegistrations(page, { places, guests }) }
}

/** From the page of an event that is on the calendar, to that of who comes. @returns its id */
export async function takeRegistrations(page: Page, { places, guests }: Pick<Open, 'places' | 'guests'>) {
  await expect(page.getByRole('heading', { name: 'On the calendar' })).toBeVisible()
  await page.getByRole('link', { name: 'Who comes' }).click()
  await page.getByLabel(/^Places/).fill(String(places))
  if (guests) await page.getByText('People without an account may come').click()
  await page.getByRole('button', { name: 'Take registrations' }).click()
  await expect(page.getByRole('button', { name: 'Save' })).toBeVisible()
  return /events\/([^/]+)/.exec(page.url())?.[1] ?? ''
}

/** The page of an event, found in the calendar. */
export async function findEvent(page: Page, title: string): Promise<void> {
  await page.goto(`/calendar?q=${encodeURIComponent(title)}`)
  await page.getByRole('link', { name: title, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
}

export const sendIt = (page: Page) => page.getByRole('button', { name: 'Send to the moderator' }).click()

export const decideOn = (page: Page, verb: string, title: string) =>
  page.getByRole('button', { name: new RegExp(`^${verb} ?: ${title}$`) }).click()

/** Makes sure of everything that the event asks for, and publishes it. */
export async function approveOn(moderator: Page, title: string): Promise<void> {
  const checks = moderator
    .getByRole('article', { name: title })
    .getByRole('group', { name: 'I have made sure of each' })
  await expect(checks).toBeVisible()
  for (const { question } of approvalChecks)
    if ((await checks.getByText(question).count()) > 0) await checks.getByText(question).click()
  await decideOn(moderator, 'Approve and publish', title)
  await expect(moderator.getByText(`Published: ${title}`)).toBeVisible()
}
