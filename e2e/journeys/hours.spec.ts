import { addDays } from '@/lib/platform/time'
import { makeRequirement } from '@/lib/requirements/commands'
import { owner } from '../support/facts'
import { cutOff, expect, test } from '../support/journey'
import { complete, joinServer, newPlace } from '../support/live'
import { expectAccessible, expectFit } from '../support/sweep'
import { today } from '../support/world'

const SLUG = 'young-people-who-run'
const TOPIC = 'Recognition and first response'

test('a coordinator asks for hours with a minimum and a limit, and everybody sees how far they are and what is missing', async ({
  browserOf,
}) => {
  test.slow()
  const { coordinator, trainee } = await newPlace()
  await complete(trainee, SLUG)
  const page = await browserOf(coordinator.email)
  await page.goto('/agency/requirements/new')
  await page.getByLabel('Name', { exact: true }).fill('In-service hours')
  await page.getByText('Hours of training', { exact: true }).click()
  await page.getByText('Within a number of months').click()
  await page.getByLabel('Months', { exact: true }).fill('6')
  await page.getByLabel('Takes effect on').fill(addDays(today(), -10))
  await page.getByRole('button', { name: 'Make the requirement' }).click()
  await expect(page.getByRole('alert', { name: 'One thing to fix' })).toContainText('Give the hours.')
  await page.getByLabel('Hours in all').fill('3')
  await page.getByLabel('Self-paced, at most').first().fill('2')
  await page.getByRole('button', { name: 'Add a minimum for a topic' }).click()
  await page.getByLabel('About', { exact: true }).selectOption({ label: TOPIC })
  await page.getByLabel('At least', { exact: true }).fill('1')
  await expect(page.getByText('Everyone in the agency must complete 3 hours within 6 months')).toBeVisible()
  await expectAccessible(page)
  // What followed from other terms is not said where it could not be counted anew.
  const title = page.getByRole('heading', { level: 1 })
  await expect(title).toHaveText(/would owe this$/)
  await cutOff(page, true)
  await page.getByLabel('Months', { exact: true }).fill('7')
  const follows = page.getByRole('region', { name: 'What would follow' })
  await expect(follows.getByText('The people could not be counted.', { exact: false })).toBeVisible()
  await expect(title).toHaveText('Make a requirement')
  await cutOff(page, false)
  await page.getByLabel('Months', { exact: true }).fill('6')
  await expect(title).toHaveText(/would owe this$/)
  await page.getByRole('button', { name: 'Ask 5 people' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'In-service hours' })).toBeVisible()
  await expect(page.getByText('At most 2 hours self-paced, in all.').first()).toBeVisible()
  await expectAccessible(page)

  const owed = await browserOf(trainee.email)
  await owed.goto('/training')
  await expect(owed.getByRole('progressbar', { name: 'What counts so far' })).toHaveText('1 of 3 hours')
  await owed.getByText('How this date was worked out').click()
  await expect(owed.getByText('2 hours more.')).toBeVisible()
  await expect(owed.getByText(/1 hour, toward Recognition and first response/)).toBeVisible()
  await expect(owed.getByText('Modules that would count:')).toBeVisible()
  await expectAccessible(owed)

  const address = page.url()
  await page.getByRole('link', { name: 'Change it' }).click()
  await expect(page.getByLabel('Hours in all')).toHaveValue('3')
  await expect(page.getByLabel('At least', { exact: true })).toHaveValue('1')

  const neighbor = await browserOf((await newPlace()).coordinator.email)
  await neighbor.goto(address)
  await expect(neighbor.getByText('In-service hours')).toHaveCount(0)
})

test('whoever looks after somebody sees their hours with each training behind, and a neighbor sees none', async ({
  browserOf,
}) => {
  const { coordinator, supervisor, trainee, agencyId } = await newPlace()
  await complete(trainee, SLUG)
  for (const { email } of [coordinator, supervisor]) {
    const page = await browserOf(email)
    await page.goto(`/agency/people/${trainee.personId}?agency=${agencyId}`)
    await page.getByRole('link', { name: 'Hours by topic, priority, provider and month' }).click()
    await expect(page.getByRole('heading', { level: 1, name: /^Hours of / })).toBeVisible()
    const trainings = page.getByRole('table', { name: 'Trainings of the period' })
    await expect(trainings.getByRole('cell', { name: 'Self-paced' })).toHaveCount(1)
    await expectAccessible(page)
    await page.getByRole('link', { name: 'last calendar year' }).click()
    await expect(page.getByText('Nothing was earned in this period')).toBeVisible()
    await expectFit(page, `/agency/hours/${trainee.personId}?agency=${agencyId}`)
    await page.goto(`/agency/hours/${trainee.personId}?agency=${agencyId}&from=2025-02-30`)
    await expect(page.getByRole('heading', { name: 'There is no day “2025-02-30”' })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Show the year 2025' }).click()
    await expect(page.getByText('Nothing was earned in this period')).toBeVisible()
  }
  const neighbor = await browserOf((await newPlace()).coordinator.email)
  await neighbor.goto(`/agency/hours/${trainee.personId}`)
  await expect(neighbor.getByRole('heading', { name: 'We cannot show this page' })).toBeVisible()
})

test('a coordinator sees who is below a minimum of the hours, and writes to one of them what would count', async ({
  browserOf,
}) => {
  test.slow()
  const { coordinator, supervisor, trainee, agencyId } = await newPlace()
  await complete(trainee, SLUG)
  const { requirementId } = await makeRequirement(coordinator.ctx, {
    ...{
      agencyId,
      name: 'Hours of the year',
      population: 'everyone',
      citation: null,
      effectiveFrom: addDays(today(), -200),
    },
    criterion: {
      ...{ kind: 'minutes', atLeast: 600, caps: [{ modes: ['self-paced'], atMost: 240 }] },
      parts: [{ of: { topics: [(await topicOf(TOPIC)) ?? ''] }, atLeast: 30 }],
    },
    ...{ dueKind: 'by-date', dueBy: addDays(today(), 60) },
  })
  const page = await browserOf(coordinator.email)
  await page.goto(`/agency/hours?agency=${agencyId}`)
  await page.getByRole('link', { name: 'Hours of the year' }).click()
  const figures = page.getByRole('list', { name: 'People by hours still missing' })
  const farShort = figures.getByRole('link', { name: /Far short/ })
  await farShort.press('Enter')
  await expect(page.getByRole('heading', { name: /^Half of the hours or more are missing/ })).toBeVisible()
  await expect(page.getByRole('table', { name: 'People and their hours' })).toBeVisible()
  await expect(farShort).toBeFocused()
  await page.getByRole('link', { name: 'Everybody who is short' }).click()
  await expectAccessible(page)
  await page.getByRole('link', { name: /people below the minimum of/ }).press('Enter')
  await expect(page.getByRole('heading', { name: /^Below the minimum of / })).toBeInViewport()
  await page.keyboard.press('Tab')
  await expect(farShort).toBeFocused()
  const people = page.getByRole('table', { name: 'People and their hours' })
  await expect(people.getByRole('rowheader')).not.toHaveCount(0)
  await expect(people.getByRole('rowheader', { name: /Reyes, Trainee/ })).toHaveCount(0)
  await expectFit(page, page.url().split('#')[0] ?? '')

  await page.goto(`/agency/hours/${trainee.personId}?agency=${agencyId}`)
  await expect(page.getByRole('list', { name: 'Minimums of Hours of the year' }).getByText('Met')).toBeVisible()
  await expect(page.getByRole('heading', { name: /^This would (close|bring) it/ })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Send to Trainee Reyes' }).click()
  await page.getByRole('group', { name: 'Suggest with it' }).getByRole('checkbox').first().check()
  await expect(page.getByText(/^This would count toward “Hours of the year”/).first()).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Send to 1 person' }).click()
  await expect(page.getByText('Sent to 1 person.')).toBeVisible()
  await expect(page.getByText('Left out')).toHaveCount(0)
  await page.getByRole('link', { name: 'Who is short of hours' }).click()
  await expect(page.getByRole('heading', { name: /^Who is short of “Hours of the year”/ })).toBeVisible()

  const looks = await browserOf(supervisor.email)
  await looks.goto(`/agency/hours/${trainee.personId}?agency=${agencyId}`)
  await expect(looks.getByRole('heading', { name: /^This would (close|bring) it/ })).toBeVisible()
  await expect(looks.getByRole('link', { name: /^Send to/ })).toHaveCount(0)
  await looks.goto(`/agency/messages/write?person=${trainee.personId}&suggest=${requirementId}&agency=${agencyId}`)
  await expect(looks.getByRole('heading', { name: 'We cannot show this page' })).toBeVisible()

  const neighbor = await browserOf((await newPlace()).coordinator.email)
  await neighbor.goto(`/agency/hours?requirement=${requirementId}`)
  await expect(neighbor.getByRole('heading', { level: 1, name: 'Hours of training' })).toBeVisible()
  await expect(neighbor.getByText('Hours of the year')).toHaveCount(0)
})

async function topicOf(name: string): Promise<string | undefined> {
  await joinServer()
  const [topic] = await owner()`select id from topics where name = ${name}`
  return topic?.id
}
