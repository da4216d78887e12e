import type { Page } from '@playwright/test'
import { USUAL_ZONE } from '@/lib/agencies/own-day'
import { addDays } from '@/lib/platform/days'
import { dayIn } from '@/lib/platform/time'
import { isWorkingDay } from '@/lib/platform/working-days'
import { expect, test } from '../support/journey'
import { newOfficer, newPlace, unique } from '../support/live'
import { persona } from '../support/personas'
import { approveOn } from '../support/posting'
import { expectAccessible, expectFit } from '../support/sweep'

/** A day that people work on, so many days from now. */
function workingDay(ahead: number): string {
  const day = addDays(dayIn(USUAL_ZONE, new Date()), ahead)
  return isWorkingDay(day) ? day : workingDay(ahead + 1)
}

const NEED = 'Our deputies call the advocate too late. Both should leave knowing who calls whom.'
const send = (page: Page) => page.getByRole('button', { name: 'Send the request' }).click()
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const requestOf = (page: Page) => new URL(page.url()).pathname

async function writeTraining(page: Page, day: string, topic = 'Human trafficking'): Promise<void> {
  await page.goto('/requests/new?kind=training')
  await expect(page.getByLabel('Topic')).toContainText(topic)
  await page.getByLabel('Topic').selectOption({ label: topic })
  await page.getByLabel('What should be different afterward?').fill(NEED)
  await page.getByLabel('First day you wish for').fill(day)
  await page.getByRole('textbox', { name: 'City' }).fill('Marlow Bay')
  await page.getByLabel('How many people').fill('32')
  await page.getByRole('group', { name: 'Who will come' }).getByText('Law enforcement').click()
}

test('a request goes from a draft through triage to an event on the calendar', async ({ browserOf }) => {
  test.slow()
  const place = await newPlace()
  const asker = await browserOf(place.trainee.email)
  await writeTraining(asker, workingDay(200))
  await expect(asker.getByText(/can work: \d+ days after the earliest day/)).toBeVisible()
  await expectAccessible(asker)
  await expect(asker.getByText(/^Draft saved at/)).toBeVisible()
  await asker.reload()
  await expect(asker.getByLabel('What should be different afterward?')).toHaveValue(NEED)
  await send(asker)
  await expect(asker.getByText('Your request is sent')).toBeVisible()
  await expect(asker.getByText(/you hear from us by/)).toBeVisible()
  await expectAccessible(asker)
  const path = requestOf(asker)

  const officer = await browserOf((await newOfficer('training-officer')).email)
  for (const screen of ['/requests/queue', '/requests/figures', path]) await expectFit(officer, screen)
  await officer.getByLabel('Answer to Trainee Reyes').fill('Which room do you have in mind?')
  await press(officer, 'Send the message')
  await expect(officer.getByText('The message is sent')).toBeVisible()
  await officer.getByText('A note for officers').first().click()
  await officer.getByLabel('A note for officers').fill('The trainers of May are free that week.')
  await press(officer, 'Keep the note')
  await expect(officer.getByText('note, only officers see it')).toBeVisible()
  await press(officer, 'I have read it: it can be decided on')
  await press(officer, 'Accept the request')
  await expect(officer.getByLabel('First day that was agreed')).toBeVisible()
  await expectAccessible(officer)
  await press(officer, 'Make the draft of the event')
  await officer.getByRole('link', { name: 'Open the draft of the event' }).click()
  await expect(officer.getByRole('textbox', { name: 'Title' })).not.toHaveValue('')
  await expect(officer.getByRole('textbox', { name: 'City' })).toHaveValue('Marlow Bay')
  await expect(officer.getByLabel('Starts')).toHaveValue('09:00')
  const title = `Who calls whom ${unique()}`
  await officer.getByRole('textbox', { name: 'Title' }).fill(title)
  await officer.getByLabel('In short').fill('Deputies and advocates work one case from both desks.')
  await officer.getByLabel('Venue').fill('Harbor Hall')
  await press(officer, 'Send to the moderator')
  await expect(officer.getByRole('heading', { name: 'Waiting for a moderator' })).toBeVisible()

  await asker.reload()
  await expect(asker.getByText('Which room do you have in mind?')).toBeVisible()
  await expect(asker.getByText('The trainers of May are free that week.')).toHaveCount(0)
  await expect(asker.getByText(/next it is for you to/)).toBeVisible()
  await asker.getByText('Mark as done').first().click()
  const buffer = Buffer.from('%PDF-1.4\n%%EOF\n')
  await asker.getByLabel('File').first().setInputFiles({ name: 'hall.pdf', mimeType: 'application/pdf', buffer })
  await asker.getByRole('button', { name: /^Save ?: Have the room/ }).click()
  await expect(asker.getByRole('link', { name: 'hall.pdf, 1 KB' })).toBeVisible()
  await expect(asker.getByText('Marked by Trainee Reyes')).toBeVisible()
  await expect(asker.getByText('It is not on the calendar yet.')).toBeVisible()
  await expect(asker.getByText('Say how many people came')).toHaveCount(0)
  await expectAccessible(asker)

  const moderator = await browserOf(persona('moderator'))
  await moderator.goto('/moderation')
  await approveOn(moderator, title)
  await asker.reload()
  await asker.getByRole('link', { name: 'See it on the calendar' }).click()
  await expect(asker.getByRole('heading', { level: 1, name: title })).toBeVisible()

  const stranger = await browserOf((await newPlace()).trainee.email)
  for (const address of [path, '/requests/queue']) {
    await stranger.goto(address)
    await expect(stranger.getByText(NEED)).toHaveCount(0)
    await expect(stranger.getByRole('heading', { name: 'We cannot show this page' })).toBeVisible()
  }
})

test('a day that is too soon is refused, and what is possible instead is said', async ({ browserOf }) => {
  const page = await browserOf((await newPlace()).trainee.email)
  await page.goto(`/requests?kind=training&on=${workingDay(30)}`)
  await expect(page.getByText(/days too soon: the earliest day is/)).toBeVisible()
  await expect(page.getByRole('link', { name: 'Take modules of the catalog now' })).toBeVisible()
  await expectAccessible(page)

  await writeTraining(page, workingDay(30))
  await send(page)
  await expect(
    page
      .getByRole('alert')
      .getByText(/at least 135 days ahead/)
      .first(),
  ).toBeVisible()
  await page.getByRole('button', { name: /^Use / }).click()
  await expect(page.getByText(/can work: it is the earliest day/)).toBeVisible()
  await expectAccessible(page)
  await send(page)
  await expect(page.getByText('Your request is sent')).toBeVisible()
})

test('an officer’s own request waits for another officer', async ({ browserOf }) => {
  const own = await browserOf((await newOfficer('training-officer')).email)
  await writeTraining(own, workingDay(200))
  await send(own)
  await expect(own.getByText('Your request is sent')).toBeVisible()
  const path = requestOf(own)
  for (const name of ['Your next step', 'A note for officers']) await expect(own.getByText(name)).toHaveCount(0)
  const refused = await own.request.get('/api/v1/request-queue')
  expect(JSON.stringify(await refused.json())).not.toContain(path.split('/').pop())

  const other = await browserOf((await newOfficer('training-officer')).email)
  await other.goto(path)
  await press(other, 'I have read it: it can be decided on')
  await expect(other.getByRole('button', { name: 'Accept the request' })).toBeVisible()
})

test('a tribe asks for coaching, and its plan is closed with a summary', async ({ browserOf }) => {
  test.slow()
  const name = `Blue Mesa Nation ${unique()}`
  const asker = await browserOf((await newPlace()).trainee.email)
  await asker.goto('/requests/new?kind=coaching')
  await asker.getByLabel('Name of the organization or tribe').fill(name)
  await asker.getByText('Federally recognized tribe').click()
  await asker.getByText('Start services for victims').click()
  await asker.getByText('Build what the organization can do').click()
  await asker.getByLabel('What should be different afterward?').fill('We want one advocate who knows what to do.')
  await send(asker)
  await expect(asker.getByText('Your request is sent')).toBeVisible()

  const officer = await browserOf((await newOfficer('coaching-officer')).email)
  await officer.goto(requestOf(asker))
  await press(officer, 'I have read it: it can be decided on')
  await press(officer, 'Accept the request')
  await expect(officer.getByText('Write down at least one goal.')).toBeVisible()
  await officer.getByText('Add a goal').first().click()
  await officer.getByLabel('What is to be reached').fill('An advocate is named and trained.')
  await press(officer, 'Add a goal')
  await expect(officer.getByText('An advocate is named and trained.')).not.toHaveCount(0)
  await officer.getByText('Set a session').first().click()
  await officer.getByLabel('Day', { exact: true }).fill(dayIn(USUAL_ZONE, new Date()))
  await press(officer, 'Set a session')
  await expect(officer.getByText('Say whether it was held')).toBeVisible()
  await press(officer, 'Begin the coaching')
  await expect(officer.getByRole('button', { name: 'Begin the coaching' })).toHaveCount(0)
  await expectAccessible(officer)
  await officer.getByText('Say what was reached').click()
  await officer.getByLabel('It is').first().selectOption({ label: 'Reached' })
  await officer.getByLabel('What was reached').fill('She began in March.')
  await officer.getByRole('button', { name: /^Save ?: An advocate/ }).click()
  await expect(officer.getByText('She began in March.')).toBeVisible()
  await officer.getByText('Say whether it was held').click()
  await officer.getByLabel('It is').last().selectOption({ label: 'Held' })
  await officer.getByRole('button', { name: /^Save ?: \w+ \d/ }).click()
  await expect(officer.getByText('Before the next step')).toHaveCount(0)
  await press(officer, 'It took place')
  await expect(officer.getByLabel('What came back')).toBeVisible()
  await expect(officer.getByText('Whoever asked has not said yet how it went.')).toBeVisible()
  await asker.reload()
  await expectAccessible(asker)
  await asker.getByLabel('Was it useful for the work?').selectOption({ label: '4, much' })
  await press(asker, 'Send your answers')
  await expect(asker.getByRole('alert').getByText('Choose an answer.').first()).toBeVisible()
  await asker.getByLabel('Do people know better what to do?').selectOption({ label: '5, very much' })
  await asker.getByLabel('In your words').fill('Somebody answers the telephone now.')
  await press(asker, 'Send your answers')
  await expect(asker.getByText('The evaluation is in')).toBeVisible()
  await officer.reload()
  await expect(officer.getByText('Somebody answers the telephone now.')).toBeVisible()
  await press(officer, 'Close the request')
  await expect(officer.getByText('Write a summary for the organization')).not.toHaveCount(0)
  await officer
    .getByLabel('What came of it, for whoever asked')
    .fill('One advocate is trained, and a plan is in place.')
  await press(officer, 'Close the request')

  await asker.reload()
  await expect(asker.getByText('One advocate is trained, and a plan is in place.')).toBeVisible()
  await expect(asker.getByText(/This request was closed on/)).toBeVisible()
  await expectAccessible(asker)
})
