import { mandatePacks } from '@/drizzle/seed/mandate-packs'
import { loadMandatePacks } from '@/lib/mandates/load'
import { answerSuggestedRule } from '@/lib/mandates/suggested-answers'
import { longDay } from '@/lib/platform/words-of-time'
import { expect, test } from '../support/journey'
import { newPlace } from '../support/live'
import { AN_ANSWER, anAnswer, suggestedRuleOf } from '../support/pack-subjects'
import { expectAccessible } from '../support/sweep'
import { signIn, system, today } from '../support/world'

const PACKS = '/agency/requirements/packs'
const TEXAS = 'Sexual assault advocates: 40 hours before service'
const CALIFORNIA = 'Trafficking response: 2 hours within 6 months of field duty'

test('a coordinator adopts the Texas pack in two clicks, everybody sees who owes it, and a trainee cannot adopt it', async ({
  browserOf,
}) => {
  const { coordinator, supervisor, trainee } = await newPlace()
  const desk = await browserOf(coordinator.email)
  await desk.goto('/agency/requirements')
  await desk.getByRole('link', { name: 'Mandate packs' }).click()
  await expect(desk).toHaveTitle(/Mandate packs/)
  await expectAccessible(desk)
  await desk.goto(`${PACKS}?state=TX&status=verified`)
  await desk.getByRole('link', { name: TEXAS }).click()
  await expect(desk.getByRole('button', { name: 'Adopt it for 5 people' })).toBeVisible()
  await expect(desk.getByRole('checkbox')).toHaveCount(0)
  await expectAccessible(desk)
  await desk.getByRole('button', { name: 'Adopt it for 5 people' }).click()
  await expect(desk.getByText('The pack is adopted: this is its requirement')).toBeVisible()
  await expect(desk.getByText('Two people read it against its source', { exact: false }).first()).toBeVisible()

  const lead = await browserOf(supervisor.email)
  await lead.goto(`/agency/people/${trainee.personId}`)
  await expect(lead.getByText(TEXAS).first()).toBeVisible()
  await lead.goto(`${PACKS}/tx-1tac-62-52`)
  await expect(lead.getByText('The agency’s coordinator can adopt it.')).toBeVisible()
  await expect(lead.getByRole('button', { name: /Adopt/ })).toHaveCount(0)

  const owed = await browserOf(trainee.email)
  await owed.goto('/training')
  await expect(owed.getByText(TEXAS).first()).toBeVisible()
  await owed.goto(`${PACKS}/tx-1tac-62-52`)
  await expect(owed.getByRole('button', { name: /Adopt/ })).toHaveCount(0)
  await expect(owed.getByRole('heading', { name: TEXAS })).toHaveCount(0)
})

test('what is not verified asks for the reading and refuses without it, and a lead has no way in', async ({
  browserOf,
}) => {
  const { coordinator, trainee } = await newPlace()
  const desk = await browserOf(coordinator.email)
  await desk.goto(`${PACKS}/ca-pc-13519-14`)
  await desk.getByRole('button', { name: /^Adopt it for/ }).click()
  await expect(desk.getByRole('alert', { name: 'One thing to fix' })).toContainText('Read the source first')
  await desk.getByText('I have read the source, and it asks this').click()
  await expectAccessible(desk)
  await desk.getByRole('button', { name: /^Adopt it for/ }).click()
  await expect(desk.getByText('The pack is adopted: this is its requirement')).toBeVisible()

  const owed = await browserOf(trainee.email)
  await owed.goto('/training')
  const signed = `${coordinator.name} Reyes read it at its source on ${longDay(today())}.`
  await expect(owed.getByText(signed, { exact: false }).first()).toBeAttached()

  await desk.goto(`${PACKS}/tx-occ-1701-258`)
  await expect(desk.getByText('This is a lead, not a rule to adopt')).toBeVisible()
  await expect(desk.getByRole('button', { name: /Adopt/ })).toHaveCount(0)
})

test('a coordinator edits a pack before it is adopted: by when is theirs, and the source stays', async ({
  browserOf,
}) => {
  const { coordinator, trainee } = await newPlace()
  const desk = await browserOf(coordinator.email)
  await desk.goto(`${PACKS}/ca-pc-13519-14`)
  await desk.getByText('Everyone in the agency', { exact: true }).click()
  await desk.getByLabel('It holds here from').fill('2027-02-01')
  await desk.reload()
  await expect(desk.getByLabel('Everyone in the agency')).toBeChecked()
  await expect(desk.getByLabel('It holds here from')).toHaveValue('2027-02-01')
  await desk.getByLabel('It holds here from').fill(today())
  await desk.getByRole('link', { name: 'Edit first' }).click()
  await expect(desk.getByRole('heading', { name: 'Edit before you adopt' })).toBeVisible()
  // What was said for whom before comes along, and stays through a reload.
  await expect(desk.getByLabel('Everyone in the agency')).toBeChecked()
  await desk.reload()
  await expect(desk.getByLabel('Everyone in the agency')).toBeChecked()
  await expect(desk.getByLabel('Source', { exact: true })).toHaveCount(0)
  await expect(desk.getByLabel('Months', { exact: true })).toHaveValue('6')
  await desk.getByLabel('Months', { exact: true }).fill('3')
  await expectAccessible(desk)
  await desk.getByRole('button', { name: 'Adopt it for 5 people' }).click()
  await expect(desk.getByRole('alert', { name: 'One thing to fix' })).toContainText('Read the source first')
  await desk.getByText('I have read the source, and it asks this').click()
  await desk.getByRole('button', { name: 'Adopt it for 5 people' }).click()
  await expect(desk.getByText('The pack is adopted: this is its requirement')).toBeVisible()
  await expect(desk.getByText('By when is as the agency set it.', { exact: false }).first()).toBeVisible()
  await desk.goto(`${PACKS}/ca-pc-13519-14`)
  await expect(desk.getByRole('button', { name: /^Adopt it once more/ })).toBeVisible()
  await expect(desk.getByLabel('Everyone in the agency'), 'what is adopted is no draft any more').not.toBeChecked()

  const owed = await browserOf(trainee.email)
  await owed.goto('/training')
  await expect(owed.getByText('By when is as the agency set it.', { exact: false }).first()).toBeAttached()
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

test('a changed pack is shown beside what was adopted, and is taken over only when the agency says so', async ({
  browserOf,
}) => {
  const { coordinator } = await newPlace()
  const desk = await browserOf(coordinator.email)
  await desk.goto(`${PACKS}/tn-38-6-114`)
  await desk.getByText('I have read the source, and it asks this').click()
  await desk.getByRole('button', { name: /^Adopt it for/ }).click()
  await expect(desk.getByText('The pack is adopted: this is its requirement')).toBeVisible()
  const packs = (await mandatePacks()) as { id: string }[]
  const changed = packs.filter(({ id }) => id === 'tn-38-6-114')
  await loadMandatePacks(
    system,
    changed.map((pack) => ({ ...pack, citation: 'T.C.A. 38-6-114, as amended', says: 'Two hours, as amended.' })),
  )
  await desk.goto('/agency/requirements')
  await expect(desk.getByText('What you adopted has changed at its source')).toBeVisible()
  await desk.goto(`${PACKS}/tn-38-6-114`)
  await expect(desk.getByRole('cell', { name: 'Two hours, as amended.' })).toBeVisible()
  await expectAccessible(desk)
  await desk.getByRole('button', { name: 'Take the change over' }).click()
  await expect(desk.getByRole('alert', { name: 'One thing to fix' })).toContainText('Read the source first')
  await desk.getByText('I have read the source, and it asks this').click()
  await desk.getByRole('button', { name: 'Take the change over' }).click()
  await expect(desk.getByText('The change is taken over as a new version')).toBeVisible()
})

test('a moderator and an administrator each read a pack at its source, and then it is verified', async ({
  browserOf,
}) => {
  const pack = '/moderation/packs/pa-42-5945-1'
  const readAs = async (email: string) => {
    const page = await browserOf(email)
    await page.goto(pack)
    await page.getByRole('button', { name: 'Record it' }).click()
    await expect(page.getByRole('alert', { name: 'One thing to fix' })).toContainText('Say whether the source')
    await page.getByText('Something differs', { exact: true }).click()
    await page.getByLabel('What differs?').fill('It names three hours.')
    await page.reload()
    await expect(page.getByLabel('What differs?')).toHaveValue('It names three hours.')
    await page.getByText('The source says what is written here').click()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Record it' }).click()
    await expect(page.getByText('What you found is recorded')).toBeVisible()
    return page
  }
  const first = await readAs('g.amsel@attest.example')
  await expect(first.getByText('somebody else makes it two', { exact: false })).toBeVisible()
  await expect(first.getByText('Verified', { exact: true })).toHaveCount(0)
  const second = await readAs('w.jessup@attest.example')
  await expect(second.getByText('Verified', { exact: true })).toBeVisible()
  await expect(second.getByText('your reading alone renews it', { exact: false })).toBeVisible()
  await expect(second.getByText('somebody else makes it two', { exact: false })).toHaveCount(0)
  const trainee = await browserOf('a.okafor@marlowbaypd.example')
  await trainee.goto(pack)
  await expect(trainee.getByRole('button', { name: 'Record it' })).toHaveCount(0)
})
