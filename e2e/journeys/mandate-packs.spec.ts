import { mandatePacks } from '@/drizzle/seed/mandate-packs'
import { loadMandatePacks } from '@/lib/mandates/load'
import { longDay } from '@/lib/platform/words-of-time'
import { expect, test } from '../support/journey'
import { newPlace } from '../support/live'
import { expectAccessible, expectFit } from '../support/sweep'
import { system, today } from '../support/world'

const PACKS = '/agency/requirements/packs'
const TEXAS = 'Sexual assault advocates: 40 hours before service'

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

test('a day that only the agency knows is asked before the pack is adopted, and taken along where it is edited', async ({
  browserOf,
}) => {
  const { coordinator } = await newPlace()
  const desk = await browserOf(coordinator.email)
  await desk.goto(`${PACKS}/ca-post-psp`)
  await expect(desk.getByText('By the last day of the present two-year cycle', { exact: false })).toBeVisible()
  await desk.getByText('I have read the source, and it asks this').click()
  await desk.getByRole('button', { name: /^Adopt it/ }).click()
  await expect(desk.getByRole('alert', { name: 'One thing to fix' })).toContainText('Give the last day of the present')
  await desk.getByLabel('Due by').fill('2028-12-31')
  await expectAccessible(desk)
  await desk.getByRole('link', { name: 'Edit first' }).click()
  await desk.waitForURL('**/requirements/new?pack=ca-post-psp')
  await expect(desk.getByLabel('Due by')).toHaveValue('2028-12-31')
  await desk.goBack()
  await desk.waitForURL(`**${PACKS}/ca-post-psp`)
  await expect(desk.getByLabel('Due by')).toHaveValue('2028-12-31')
  await desk.getByRole('button', { name: /^Adopt it/ }).click()
  await expect(desk.getByText('The pack is adopted: this is its requirement')).toBeVisible()
  await expect(desk.getByText('By December 31, 2028', { exact: false }).first()).toBeVisible()
})

test('what a list names that only the agency has is asked before the pack is adopted', async ({ browserOf }) => {
  const { coordinator } = await newPlace()
  const desk = await browserOf(coordinator.email)
  await desk.goto(`${PACKS}/nj-13-1-13-1`)
  await expect(desk.getByText('The courses of this year’s list', { exact: false }).first()).toBeVisible()
  await desk.getByText('I have read the source, and it asks this').click()
  await desk.getByRole('button', { name: /^Adopt it/ }).click()
  await expect(desk.getByRole('alert', { name: 'One thing to fix' })).toContainText('Give the courses of this year')
  await desk.getByLabel('Courses, all of them').fill('Use of force 2026\nDe-escalation 2026')
  await expectAccessible(desk)
  await desk.reload()
  await expect(desk.getByLabel('Courses, all of them')).toHaveValue('Use of force 2026\nDe-escalation 2026')
  // It comes along to where the pack is edited first, and is asked there too.
  await desk.getByRole('link', { name: 'Edit first' }).click()
  await desk.waitForURL('**/requirements/new?pack=nj-13-1-13-1')
  const courses = desk.getByLabel('Courses, all of them')
  await expect(courses).toHaveValue('Use of force 2026\nDe-escalation 2026')
  await courses.fill('')
  await desk.getByRole('button', { name: /^Adopt it/ }).click()
  await expect(desk.getByRole('alert', { name: 'One thing to fix' })).toContainText('Give the courses of this year')
  await courses.fill('Use of force 2026\nDe-escalation 2026')
  await expectAccessible(desk)
  await desk.getByRole('button', { name: /^Adopt it/ }).click()
  await expect(desk.getByText('The pack is adopted: this is its requirement')).toBeVisible()
  await expect(desk.getByText('a course called “De-escalation 2026”', { exact: false }).first()).toBeVisible()
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
  await desk.waitForURL('**/requirements/new?pack=ca-pc-13519-14')
  await expect(desk.getByRole('heading', { name: 'Five people would owe this' })).toBeVisible()
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
  await expect(desk.getByRole('button', { name: /^Adopt it once more/ })).toHaveCount(0)
  await desk.getByText('Adopt it once more, for others').click()
  await expect(desk.getByRole('button', { name: /^Adopt it once more/ })).toBeVisible()
  await expect(desk.getByLabel('Everyone in the agency'), 'what is adopted is no draft any more').not.toBeChecked()

  const owed = await browserOf(trainee.email)
  await owed.goto('/training')
  await expect(owed.getByText('By when is as the agency set it.', { exact: false }).first()).toBeAttached()
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
  await desk.getByLabel('The change holds here from').fill('2020-01-01')
  await desk.getByRole('button', { name: 'Take the change over' }).click()
  const wrong = desk.getByRole('alert', { name: 'Two things to fix' })
  await expect(wrong).toContainText('Read the source first')
  await expect(wrong).toContainText(`A change takes effect on ${longDay(today())} or later.`)
  await desk.getByLabel('The change holds here from').fill(today())
  await desk.getByText('I have read the source, and it asks this').click()
  await desk.getByRole('button', { name: 'Take the change over' }).click()
  await expect(desk.getByText('The change is taken over as a new version')).toBeVisible()
})

test('a changed pack says beside what it was and is how the agency set it, on a phone too', async ({ browserOf }) => {
  const { coordinator } = await newPlace()
  const desk = await browserOf(coordinator.email)
  await desk.goto(`${PACKS}/wa-2026-sv`)
  await desk.getByRole('link', { name: 'Edit first' }).click()
  await desk.getByLabel('Months', { exact: true }).first().fill('9')
  await desk.getByText('I have read the source, and it asks this').click()
  await desk.getByRole('button', { name: /^Adopt it for/ }).click()
  await expect(desk.getByText('The pack is adopted: this is its requirement')).toBeVisible()
  const packs = (await mandatePacks()) as { id: string; rule: { terms: { limits: object } } }[]
  const changed = packs.flatMap((pack) => {
    const { rule } = pack
    const terms = { ...rule?.terms, limits: { ...rule?.terms.limits, withinMonths: 18 } }
    return pack.id === 'wa-2026-sv' ? [{ ...pack, rule: { ...rule, terms }, citation: 'RCW 43.101, as amended' }] : []
  })
  await loadMandatePacks(system, changed)
  await desk.goto(`${PACKS}/wa-2026-sv`)
  const table = desk.getByRole('table', { name: 'What changed' })
  await expect(table.getByRole('columnheader', { name: 'As you set it' })).toBeVisible()
  await expect(table.getByRole('row', { name: /^By when/ })).toContainText('9 months')
  await expect(table.getByRole('row', { name: /^By when/ })).toContainText('18 months')
  await expect(table.getByRole('row', { name: /^Citation/ })).toContainText('as amended')
  const word = await table.getByRole('rowheader', { name: 'Citation' }).evaluate((cell) => {
    const range = document.createRange()
    range.selectNodeContents(cell)
    return range.getClientRects().length
  })
  expect(word, 'a word stands on one line').toBe(1)
  await expectAccessible(desk)
  await expectFit(desk, `${PACKS}/wa-2026-sv`)
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
