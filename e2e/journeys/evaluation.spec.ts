import type { Page } from '@playwright/test'
import { answerEvaluation } from '@/lib/evaluations/commands'
import { systemNow } from '@/lib/platform/time'
import { register } from '@/lib/registration/commands'
import { holdNow, letItEnd } from '../support/event-days'
import { expect, test } from '../support/journey'
import { newPlace } from '../support/live'
import { persona } from '../support/personas'
import { openEvent } from '../support/posting'
import { expectAccessible } from '../support/sweep'

const hidden = (page: Page) => page.getByRole('heading', { name: 'We cannot show this page' })
const tooFew = (page: Page) => page.getByText('Results are shown once five people have answered')
const markOf = (page: Page, statement: string, mark: string) =>
  page.getByRole('group', { name: statement }).getByText(mark, { exact: true }).click()

/** Everybody but the last is marked as in, and their attendance confirmed. */
async function confirmed(organizer: Page, eventId: string, names: readonly string[]): Promise<void> {
  await organizer.goto(`/events/${eventId}/check-in`)
  for (const name of names)
    await organizer
      .getByRole('button', { name: new RegExp(`^Check in ?: ${name}$`) })
      .first()
      .click()
  await expect(organizer.getByText('All marks are sent')).toBeVisible()
  await letItEnd(eventId)
  await organizer.goto(`/events/${eventId}/attendance`)
  await organizer.getByRole('button', { name: /^Confirm, and post credit/ }).click()
  await expect(organizer.getByText(`Credit of ${names.length} people is posted`)).toBeVisible()
}

test('those who attended say how it was without their names, once each; the organizer reads it from five on', async ({
  browserOf,
}) => {
  test.slow()
  const organizer = await browserOf(persona('organizer'))
  const { title, eventId } = await openEvent(organizer, { called: 'What helps at night', places: 20, hours: 3 })
  await organizer.goto(`/events/${eventId}/evaluation`)
  await organizer.getByLabel('Statements').fill('What I learned is of use in my work.\nI know whom to call at night.')
  await organizer.getByRole('button', { name: 'Save' }).click()
  await expect(organizer.getByText('What is asked is saved')).toBeVisible()
  await expectAccessible(organizer)

  const { trainee, mate, supervisor, colleague, coordinator } = await newPlace()
  const { trainee: missed } = await newPlace()
  const came = [trainee, mate, supervisor, colleague, coordinator]
  const names = came.map(({ name }) => `${name} Reyes`)
  for (const { ctx } of [...came, missed]) await register({ ...ctx, now: systemNow() }, { eventId })
  await holdNow(title, -90, 90)
  await confirmed(organizer, eventId, names)

  const first = await browserOf(trainee.email)
  await first.goto('/training')
  await first.getByRole('link', { name: title }).first().click()
  await expect(first.getByText('No answer has your name')).toBeVisible()
  await first.getByRole('button', { name: 'Send without my name' }).click()
  await expect(first.getByText('Answer at least one question before you send it.').first()).toBeVisible()
  await expectAccessible(first)
  await markOf(first, 'I know whom to call at night.', 'Fully')
  await first.getByLabel('What helped you most?').fill('The list for the glove box.')
  await first.reload()
  await expect(first.getByLabel('What helped you most?')).toHaveValue('The list for the glove box.')
  const again = await first.context().newPage()
  await again.goto(first.url())
  await markOf(again, 'I know whom to call at night.', 'Not at all')
  await first.getByRole('button', { name: 'Send without my name' }).click()
  await expect(first.getByText('You have answered. Thank you')).toBeVisible()
  await expectAccessible(first)
  await again.getByRole('button', { name: 'Send without my name' }).click()
  await expect(again.getByText('You had answered before, so this was not counted')).toBeVisible()

  const absent = await browserOf(missed.email)
  await absent.goto(`/evaluation/${eventId}`)
  await expect(hidden(absent)).toBeVisible()
  await absent.goto(`/events/${eventId}/evaluation`)
  await expect(hidden(absent)).toBeVisible()

  const marks = (mark: number) => ({ eventId, marks: { 'rating-2': mark }, words: {} })
  for (const { ctx } of [mate, supervisor, colleague]) await answerEvaluation({ ...ctx, now: systemNow() }, marks(4))
  await organizer.goto(`/events/${eventId}/evaluation`)
  await expect(tooFew(organizer)).toBeVisible()
  await expect(organizer.getByText('The list for the glove box.')).toHaveCount(0)
  await answerEvaluation({ ...coordinator.ctx, now: systemNow() }, marks(4))
  await organizer.reload()
  await expect(organizer.getByRole('row', { name: /^I know whom to call at night\./ })).toContainText('4.2')
  await expect(organizer.getByText('The list for the glove box.')).toBeVisible()
  await expectAccessible(organizer)

  await organizer.goto(`/events/figures?event=${eventId}`)
  await expect(organizer.getByRole('row', { name: /^Alder Creek Police/ })).toContainText('5')
  await expectAccessible(organizer)
})
