import { answerSuggestedRule } from '@/lib/mandates/suggested-answers'
import { correctSuggestedRule, suggestRule, withdrawSuggestedRule } from '@/lib/mandates/suggested-commands'
import { expect, test } from '../support/journey'
import { newPlace } from '../support/live'
import { AN_ANSWER, aLackingRule, anAnswer, suggestedRuleOf } from '../support/pack-subjects'
import { expectAccessible } from '../support/sweep'
import { signIn } from '../support/world'

const PACKS = '/agency/requirements/packs'
const CALIFORNIA = 'Trafficking response: 2 hours within 6 months of field duty'

test('what is typed about a rule stays in sight when somebody else was quicker, on both sides', async ({
  browserOf,
}) => {
  const place = await newPlace()
  const rule = aLackingRule(place)
  const told = await suggestRule(place.coordinator.ctx, rule)
  const { suggestedId } = told
  const { ctx: other } = await signIn('w.jessup@attest.example', 'Jessup')
  const desk = await browserOf(place.coordinator.email)
  await desk.goto(`${PACKS}/lacking`)
  const mine = desk.locator(`#rule-${suggestedId}`)
  await mine.getByRole('link', { name: 'Correct it' }).click()
  await mine.getByLabel('Citation').fill('Rule 28, as I read it')

  // Corrected elsewhere, in another part: after a reload the two are still told apart.
  const { agencyId: _, ...was } = rule
  const elsewhere = { ...was, suggestedId, madeFrom: told.version, says: 'Two hours, as corrected elsewhere.' }
  const { version } = await correctSuggestedRule(place.coordinator.ctx, elsewhere)
  await desk.reload()
  await expect(mine.getByLabel('Citation')).toHaveValue('Rule 28, as I read it')
  await mine.getByRole('button', { name: 'Save the correction' }).click()
  await expect(mine.getByText('You changed other parts. Changed there:', { exact: false })).toBeInViewport()
  await expectAccessible(desk)

  const reader = await browserOf('g.amsel@attest.example')
  await reader.goto('/moderation/packs/lacking')
  const asked = reader.locator(`#rule-${suggestedId}`)
  await asked.getByLabel('Your answer').fill('We were about to say so.')
  await answerSuggestedRule(other, anAnswer({ suggestedId, version }))

  await mine.getByRole('button', { name: 'Go on with both' }).click()
  await expect(mine.getByLabel('What it asks for, and of whom')).toHaveValue('Two hours, as corrected elsewhere.')
  await mine.getByRole('button', { name: 'Save the correction' }).click()
  await expect(desk.getByText('Your correction was not saved.', { exact: false })).toBeInViewport()
  await expect(desk.getByText('Rule 28, as I read it')).toBeVisible()
  await expect(mine.getByText(AN_ANSWER)).toBeVisible()
  await expectAccessible(desk)
  await desk.getByRole('link', { name: 'Put it away' }).click()
  await expect(desk.getByText('Rule 28, as I read it')).toHaveCount(0)

  await reader.reload()
  await expect(asked.getByText('Somebody else answered meanwhile')).toBeVisible()
  await expect(asked.getByText('We were about to say so.')).toBeVisible()
  await asked.getByRole('button', { name: 'Put it away' }).click()
  await expect(asked.getByText('We were about to say so.')).toHaveCount(0)
})

test('what goes under an answer is said when it is sent, and a taking back that came too late is said as well', async ({
  browserOf,
}) => {
  const place = await newPlace()
  const [gone, late] = [await suggestedRuleOf(place), await suggestedRuleOf(place)]
  const reader = await browserOf('g.amsel@attest.example')
  await reader.goto('/moderation/packs/lacking')
  const going = reader.locator(`#rule-${gone.suggestedId}`)
  const other = reader.locator(`#rule-${late.suggestedId}`)
  await going.getByText('It is taken up', { exact: true }).click()
  await going.getByLabel('Your answer').fill('It stands in the code.')
  await withdrawSuggestedRule(place.coordinator.ctx, gone)
  const desk = await browserOf(place.coordinator.email)
  await desk.goto(`${PACKS}/lacking`)
  const mine = desk.locator(`#rule-${late.suggestedId}`)
  await mine.locator('summary').click()

  await other.getByText('It is taken up', { exact: true }).click()
  await other.getByLabel('Your answer').fill('This one is read.')
  await other.getByRole('button', { name: 'Send the answer' }).click()
  await expect(reader.getByText('The answer is sent: ', { exact: false })).toBeInViewport()
  // The list is another by now, and the answer that is being typed stands all the same.
  await expect(going.getByLabel('Your answer')).toHaveValue('It stands in the code.')
  await going.getByRole('button', { name: 'Send the answer' }).click()
  await expect(reader.getByText('It was answered or taken back meanwhile', { exact: false })).toBeInViewport()
  await expect(reader.getByText('It stands in the code.')).toBeVisible()
  await expect(going).toHaveCount(0)
  await other.getByLabel('The pack that it became').selectOption({ label: `California: ${CALIFORNIA}` })
  await reader.reload()
  await expect(other.getByLabel('The pack that it became')).toHaveValue('ca-pc-13519-14')

  await mine.getByRole('button', { name: 'Yes, take it back' }).click()
  await expect(desk.getByText('It is not taken back. Read the answer.')).toBeInViewport()
  await expect(mine.getByText('This one is read.')).toBeVisible()
})
