import { connect } from '@/lib/platform/connection'
import { listRequirementChoices } from '@/lib/requirements/choices'
import { makeRequirement } from '@/lib/requirements/commands'
import { owner } from '../support/facts'
import { expect, test } from '../support/journey'
import { newPlace } from '../support/live'
import { persona } from '../support/personas'
import { expectAccessible, expectFit } from '../support/sweep'
import { type Place, today } from '../support/world'

const PATH = '/agency/requirements'

async function askFor({ agencyId, coordinator }: Place) {
  const { courses } = await listRequirementChoices(coordinator.ctx, { agencyId })
  await makeRequirement(coordinator.ctx, {
    ...{ agencyId, name: 'First contact', criterion: { kind: 'course', courseId: courses[0]?.courseId } },
    ...{ dueKind: 'within-days-of-start', withinDays: 30, population: 'everyone', effectiveFrom: today() },
  })
}

test('a coordinator has all due dates worked out again, sees how far it is, and begins anew what stopped', async ({
  browserOf,
}) => {
  const place = await newPlace()
  const { agencyId, coordinator } = place
  await askFor(place)
  const page = await browserOf(coordinator.email)
  await page.goto(PATH)
  const begin = page.getByRole('button', { name: 'Work them out again now' })
  await expect(begin).toBeVisible()

  const busy = connect('owner', { max: 1 })
  try {
    await busy.begin(async (tx) => {
      // Somebody changes a rule of the agency at that moment: the first step waits for them.
      await tx`select pg_advisory_xact_lock(hashtextextended(${`obligations ${agencyId}`}, 0))`
      await begin.click()
      await expect(page.getByRole('progressbar', { name: 'People done' })).toBeVisible()
      await expect(page.getByRole('paragraph').filter({ hasText: '0 of 5 people are done.' })).toBeVisible()
      await expect(begin).toHaveCount(0)
      await expectAccessible(page)
      await expectFit(page, PATH)
    })
  } finally {
    await busy.end()
  }
  const done = page.getByText(/^Last worked out again on .*, for 5 people: nothing differed\.$/)
  await expect(done).toBeVisible()
  await expect(page.getByText('All due dates were worked out again.')).toBeAttached()
  await expect(begin).toHaveCount(0)

  await owner()`update rebuilds set finished_at = null, done = 2, moved_at = now() - interval '2 hours' where agency_id = ${agencyId}`
  await page.reload()
  await expect(page.getByRole('heading', { name: 'This stopped before its end' })).toBeVisible()
  await expect(
    page.getByText('2 of 5 people were done, and for an hour nothing has moved.', { exact: false }),
  ).toBeVisible()
  await expectAccessible(page)
  await begin.click()
  await expect(done).toBeVisible()
  await expect(page.getByRole('heading', { name: 'This stopped before its end' })).toHaveCount(0)
})

test('an administrator sees on the page of an agency that its due dates are worked out again, and how far a new edition is', async ({
  browserOf,
}) => {
  const { agencyId } = await newPlace()
  await owner()`insert into rebuilds (agency_id, started_at, moved_at, people, done, changed)
    values (${agencyId}, now(), now(), 5, 2, 0)`
  await owner()`insert into asked_editions (course_version_id, agency_id, asked_at, people, done, changed)
    select current_version_id, ${agencyId}, now(), 5, 3, 0 from courses where current_version_id is not null limit 1`
  const path = `/admin/agencies/${agencyId}`
  const page = await browserOf(persona('administrator'))
  await page.goto(path)
  await expect(page.getByRole('progressbar', { name: 'People done' })).toBeVisible()
  await expect(page.getByRole('paragraph').filter({ hasText: '2 of 5 people are done' })).toBeVisible()
  await expect(
    page.getByText(/3 of 5 people are done; until all are, the figures of the agency may leave out/),
  ).toBeVisible()
  await expectAccessible(page)
  await expectFit(page, path)
  await owner()`update rebuilds set finished_at = now(), done = 5 where agency_id = ${agencyId}`
  await owner()`update asked_editions set finished_at = now(), done = 5 where agency_id = ${agencyId}`
  await expect(page.getByText(/^Last worked out again on .*, for 5 people: nothing differed\.$/)).toBeVisible()
  await expect(page.getByText('It is being worked out who has to do a new edition')).toHaveCount(0)
})

test('whoever looks after an agency without keeping its rules reads how far it is and begins none, and a trainee reads nothing of it', async ({
  browserOf,
}) => {
  const place = await newPlace()
  await askFor(place)
  const { coordinator, supervisor, trainee } = place
  const keeps = await browserOf(coordinator.email)
  await keeps.goto(PATH)
  await keeps.getByRole('button', { name: 'Work them out again now' }).click()
  await expect(keeps.getByText(/^Last worked out again on /)).toBeVisible()
  const looks = await browserOf(supervisor.email)
  await looks.goto(PATH)
  await expect(looks.getByText(/^Last worked out again on /)).toBeVisible()
  await owner()`update rebuilds set finished_at = now() - interval '2 hours' where agency_id = ${place.agencyId}`
  await looks.reload()
  await expect(looks.getByText(/^Last worked out again on /)).toBeVisible()
  await expect(looks.getByRole('button', { name: 'Work them out again now' })).toHaveCount(0)
  const none = await browserOf(trainee.email)
  await none.goto(PATH)
  await expect(none.getByText('Working out due dates again')).toHaveCount(0)
})
