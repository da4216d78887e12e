import { answerSuggestedRule } from '@/lib/mandates/suggested-answers'
import { correctSuggestedRule, suggestRule, withdrawSuggestedRule } from '@/lib/mandates/suggested-commands'
import { expect, test } from '../support/journey'
import { newPlace } from '../support/live'
import { AN_ANSWER, aLackingRule, anAnswer, suggestedRuleOf } from '../support/pack-subjects'
import { expectAccessible } from '../support/sweep'
import { signIn } from '../support/world'

const PACKS = '/agency/requirements/packs'
const TEXAS = 'Sexual assault advocates: 40 hours before service'
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

test('a coordinator tells of a rule that is lacking, and reads what became of it', async ({ browserOf }) => {
  const { coordinator, supervisor, trainee } = await newPlace()
  const says = `Three hours on trafficking for dispatchers, for ${coordinator.email}.`
  const desk = await browserOf(coordinator.email)
  await desk.goto(PACKS)
  await desk.getByRole('link', { name: 'Tell us of a rule we lack' }).click()
  await expect(desk.getByRole('heading', { level: 1, name: 'Tell us of a rule we lack' })).toBeVisible()
  await desk.getByLabel('Where it holds').selectOption('CO')
  await desk.getByLabel('Whom it asks').selectOption('law-enforcement')
  await desk.getByLabel('What it asks for, and of whom').fill(says)
  await desk.getByRole('button', { name: 'Send it' }).click()
  await expect(desk.getByRole('alert', { name: 'One thing to fix' })).toContainText('Give its citation')
  await desk.getByLabel('Address of its text').fill('javascript:alert(1)')
  await desk.getByRole('button', { name: 'Send it' }).click()
  await expect(desk.getByRole('alert')).toContainText('Give the full address of the page')
  await desk.getByLabel('Address of its text').fill('https://leg.example.gov/rule?section=28')
  await desk.getByLabel('Citation').fill('Rule 28')
  await desk.reload()
  await expect(desk.getByLabel('What it asks for, and of whom')).toHaveValue(says)
  await expect(desk.getByLabel('Where it holds')).toHaveValue('CO')
  await desk.getByRole('button', { name: 'Send it' }).click()
  await expect(desk.getByText('It is sent. What becomes of it stands here.')).toBeInViewport()
  await expect(desk.getByText('Waits to be read')).toBeVisible()
  await expect(desk.getByLabel('What it asks for, and of whom')).toHaveValue('')
  await expectAccessible(desk)
  await desk.reload()
  await expect(desk.getByText(says)).toHaveCount(1)
  await expect(desk.getByLabel('What it asks for, and of whom')).toHaveValue('')

  const reader = await browserOf('g.amsel@attest.example')
  await reader.goto('/moderation/packs')
  await reader.getByRole('link', { name: 'Rules agencies asked for' }).click()
  const rule = reader.getByRole('region', { name: 'Colorado, law enforcement' }).filter({ hasText: says })
  await rule.getByText('It is taken up', { exact: true }).click()
  await rule.getByLabel('Your answer').fill('We read it at its source; it becomes a pack in January.')
  await reader.reload()
  await expect(rule.getByLabel('Your answer')).toHaveValue('We read it at its source; it becomes a pack in January.')
  await expectAccessible(reader)
  await rule.getByRole('button', { name: 'Send the answer' }).click()
  await expect(reader.getByText('The answer is sent: Colorado, law enforcement')).toBeInViewport()
  await expect(rule.getByText('Taken up', { exact: true })).toBeVisible()

  await desk.reload()
  await expect(desk.getByText('it becomes a pack in January', { exact: false })).toBeVisible()
  const lead = await browserOf(supervisor.email)
  await lead.goto(`${PACKS}/lacking`)
  await expect(lead.getByText(says)).toBeVisible()
  await expect(lead.getByRole('button', { name: 'Send it' })).toHaveCount(0)
  const neighbor = await browserOf((await newPlace()).coordinator.email)
  await neighbor.goto(`${PACKS}/lacking`)
  await expect(neighbor.getByText('Nothing yet')).toBeVisible()
  await expect(neighbor.getByText(says)).toHaveCount(0)
  const owed = await browserOf(trainee.email)
  for (const path of [`${PACKS}/lacking`, '/moderation/packs/lacking']) {
    await owed.goto(path)
    await expect(owed.getByRole('heading', { name: 'We cannot show this page' })).toBeVisible()
    await expect(owed.getByText(says)).toHaveCount(0)
    await expect(owed.getByRole('button', { name: /^Send/ })).toHaveCount(0)
  }
})

test('who answers a rule that somebody else answered meanwhile is told so, and reads the other answer', async ({
  browserOf,
}) => {
  const told = await suggestedRuleOf(await newPlace())
  const { suggestedId } = told
  const reader = await browserOf('g.amsel@attest.example')
  await reader.goto('/moderation/packs/lacking')
  const rule = reader.locator(`#rule-${suggestedId}`)
  await rule.getByText('It is taken up', { exact: true }).click()
  await rule.getByLabel('Your answer').fill('We read it at its source, and it stands.')
  const { ctx } = await signIn('w.jessup@attest.example', 'Jessup')
  await answerSuggestedRule(ctx, anAnswer(told))
  await rule.getByRole('button', { name: 'Send the answer' }).click()
  await expect(reader.getByText('It was answered or taken back meanwhile', { exact: false })).toBeInViewport()
  await expect(reader.getByText('We read it at its source, and it stands.')).toBeVisible()
  await expect(rule.getByText(AN_ANSWER)).toBeVisible()
  await expect(rule.getByRole('button')).toHaveCount(0)
})

test('a coordinator corrects what was told and takes it back, and an answer is never to words that are gone', async ({
  browserOf,
}) => {
  const place = await newPlace()
  const told = await suggestedRuleOf(place)
  const { suggestedId } = told
  const desk = await browserOf(place.coordinator.email)
  await desk.goto(`${PACKS}/lacking`)
  const mine = desk.locator(`#rule-${suggestedId}`)
  await mine.getByRole('link', { name: 'Correct it' }).click()
  await mine.getByLabel('Citation').fill('Rule 28, as amended')
  await expectAccessible(desk)
  await desk.reload()
  await expect(mine.getByLabel('Citation')).toHaveValue('Rule 28, as amended')

  const reader = await browserOf('g.amsel@attest.example')
  await reader.goto('/moderation/packs/lacking')
  const asked = reader.locator(`#rule-${suggestedId}`)
  await asked.getByText('It is taken up', { exact: true }).click()
  await asked.getByLabel('Your answer').fill('We read it at its source, and it stands.')

  await mine.getByRole('button', { name: 'Save the correction' }).click()
  await expect(desk.getByText('The correction is saved.')).toBeInViewport()
  await expect(mine.getByText('Rule 28, as amended')).toBeVisible()
  await expect(mine.getByLabel('Citation')).toHaveCount(0)

  await asked.getByRole('button', { name: 'Send the answer' }).click()
  await expect(asked.getByText('Its agency corrected it in the meantime', { exact: false })).toBeInViewport()
  await expect(asked.getByText('Rule 28, as amended')).toBeVisible()
  await expect(asked.getByLabel('Your answer')).toHaveValue('We read it at its source, and it stands.')
  await asked.getByLabel('The pack that it is').selectOption({ label: `Texas: ${TEXAS}` })
  await asked.getByRole('button', { name: 'Send the answer' }).click()
  await expect(reader.getByText('The answer is sent: ', { exact: false })).toBeInViewport()
  await asked.getByText('Name another pack').click()
  await asked.getByLabel('The pack that it became').selectOption({ label: `California: ${CALIFORNIA}` })
  await expectAccessible(reader)
  await asked.getByRole('button', { name: 'Name the pack' }).click()
  await expect(reader.getByText('The pack is named, and the agency is told', { exact: false })).toBeInViewport()

  await desk.reload()
  await expect(mine.getByText('Taken up', { exact: true })).toBeVisible()
  await expect(mine.getByText('Take it back')).toHaveCount(0)
  await mine.getByRole('link', { name: CALIFORNIA }).click()
  await expect(desk.getByRole('heading', { level: 1, name: CALIFORNIA })).toBeVisible()

  const { suggestedId: unwanted } = await suggestedRuleOf(place)
  await reader.reload()
  await expect(reader.locator(`#rule-${unwanted}`)).toBeVisible()
  await desk.goto(`${PACKS}/lacking`)
  const second = desk.locator(`#rule-${unwanted}`)
  await second.locator('summary').click()
  await second.getByRole('button', { name: 'Yes, take it back' }).click()
  await expect(desk.getByText('It is taken back: nobody is asked about it.')).toBeInViewport()
  await expect(second.getByText('Taken back', { exact: true }).first()).toBeVisible()
  await expect(second.getByRole('button')).toHaveCount(0)
  await reader.reload()
  await expect(asked).toBeVisible()
  await expect(reader.locator(`#rule-${unwanted}`)).toHaveCount(0)
})
