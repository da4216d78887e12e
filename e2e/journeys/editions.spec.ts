import type { Page } from '@playwright/test'
import { getModule } from '@/lib/catalog/queries'
import { saveAnswer, startAttempt, submitAttempt } from '@/lib/learning/attempt-commands'
import { getAttempt } from '@/lib/learning/attempt-queries'
import { enroll } from '@/lib/learning/commands'
import { reachPlace } from '@/lib/learning/progress'
import { addDays, plusMinutes } from '@/lib/platform/time'
import { listRequirementChoices } from '@/lib/requirements/choices'
import { makeRequirement } from '@/lib/requirements/commands'
import { earn } from '../support/earned'
import { owner } from '../support/facts'
import { expect, test } from '../support/journey'
import { letAnHourPass, newPlace, unique } from '../support/live'
import { moduleMarkdown } from '../support/modules'
import { persona } from '../support/personas'
import { expectAccessible, expectFit } from '../support/sweep'
import { type Place, type Somebody, today } from '../support/world'

/** As an author's program sends it; the answer's status. */
const publish = (page: Page, markdown: string) =>
  page.evaluate(async (text) => {
    const headers = { 'content-type': 'application/json' }
    return (await fetch('/api/v1/modules', { method: 'POST', headers, body: JSON.stringify({ markdown: text }) }))
      .status
  }, markdown)

/** Reads a module of `moduleMarkdown` in an hour and passes its test, through the same commands as the screens. */
async function learn(person: Somebody, slug: string) {
  const at = (minutesAgo: number) => ({ ...person.ctx, now: plusMinutes(new Date(), -minutesAgo) })
  const { enrollmentId } = await enroll(person.ctx, { slug })
  const { outline } = await getModule(person.ctx, { slug })
  for (const { key } of outline)
    await reachPlace(at(0), { enrollmentId, lessonKey: key, placeAt: at(0).now.toISOString(), done: false })
  await letAnHourPass(person, outline.length)
  for (const { key } of outline)
    await reachPlace(at(0), { enrollmentId, lessonKey: key, placeAt: at(0).now.toISOString(), done: true })
  const { attemptId } = await startAttempt(at(0), { enrollmentId })
  for (const { id, options } of (await getAttempt(at(0), { attemptId })).questions) {
    const right = options.find(({ text }) => text.startsWith('The right answer'))
    await saveAnswer(at(0), { attemptId, questionId: id, chosen: [right?.number], answeredAt: at(0).now.toISOString() })
  }
  await submitAttempt(at(0), { attemptId })
}

async function ask({ agencyId, coordinator }: Place, called: string) {
  const { courses } = await listRequirementChoices(coordinator.ctx, { agencyId })
  const courseId = courses.find(({ title }) => title === called)?.courseId
  return makeRequirement(coordinator.ctx, {
    ...{ agencyId, name: 'Current standards', criterion: { kind: 'course', courseId }, limits: { editionDays: 60 } },
    ...{ dueKind: 'within-days-of-start', withinDays: 30, population: 'everyone', effectiveFrom: addDays(today(), -1) },
  })
}

test('an author publishes an edition that changes what is taught: whoever was done owes it again with the reason, and has met it with what is new', async ({
  browserOf,
}) => {
  test.slow()
  const place = await newPlace()
  const { coordinator, trainee, mate } = place
  const mark = unique()
  const [slug, fresh, title] = [`standards-${mark}`, `new-in-standards-${mark}`, `Standards ${mark}`]
  const text = (more: object) => moduleMarkdown({ slug, title, leastTime: 'none', ...more })
  const author = await browserOf(persona('author of modules'))
  await author.goto('/modules')
  expect(await publish(author, text({}))).toBe(200)
  expect(await publish(author, moduleMarkdown({ slug: fresh, title: 'What is new', leastTime: 'none' }))).toBe(200)
  await ask(place, title)
  const [first] = await owner()`select id, current_version_id as version from courses where slug = ${slug}`
  // The first edition is ten days old, and was completed five days ago.
  await owner()`update course_versions set published_at = published_at - interval '10 days' where id = ${String(first?.version)}`
  const completed = {
    ...{ sourceKind: 'module' as const, courseId: String(first?.id), courseVersionId: String(first?.version) },
    ...{ title, certificate: null, mode: 'self-paced' as const, earnedOn: addDays(today(), -5) },
  }
  await earn(trainee.personId, completed, new Date())
  // Nobody asks it of somebody elsewhere, who takes it all the same.
  const { trainee: aside } = await newPlace()
  await enroll(aside.ctx, { slug })
  const [owed, inside] = [await browserOf(trainee.email), await browserOf(mate.email)]
  await inside.goto(`/modules/${slug}`)
  await inside.getByRole('button', { name: 'Enroll and start' }).click()
  await expect(inside.getByRole('heading', { level: 1, name: 'Lesson first' })).toBeVisible()

  // Another wording asks nothing of anybody, and nobody else publishes.
  expect(await publish(author, text({ words: 5 }))).toBe(200)
  await owed.goto('/training')
  await expect(owed.getByText('One training you are up to date on')).toBeVisible()
  const looks = await browserOf(coordinator.email)
  await looks.goto('/agency')
  const material = text({ words: 10, changes: 'material', difference: fresh })
  expect(await publish(looks, material)).toBe(403)

  expect(await publish(author, material)).toBe(200)
  await author.goto(`/modules/${slug}`)
  await expect(author.getByRole('heading', { name: 'Edition 3 is asked again' })).toBeVisible()
  await expect(
    author.getByText('In 1 agency, of those who completed an earlier edition. 1 due date followed.'),
  ).toBeVisible()
  await expectAccessible(author)

  await owed.reload()
  await expect(owed.getByText(/^Due .*A new edition came on .* and it is asked for again within 60 days/)).toBeVisible()
  await owed.getByText('How this date was worked out').click()
  await expect(
    owed.getByText(/Edition 3 of the module .*, which changes what is taught, was published on/),
  ).toBeVisible()
  await expectAccessible(owed)
  await expectFit(owed, '/training')

  await inside.goto(`/modules/${slug}/lessons/second?edition=1`)
  await expect(inside.getByText('What you finish in edition 1 counts as edition 1', { exact: false })).toBeVisible()
  await expectAccessible(inside)
  await inside.goto(`/modules/${slug}/test`)
  await expect(inside.getByText('This is the test of edition 1.')).toBeVisible()
  await expect(inside.getByText('What you finish in edition 1 counts as edition 1', { exact: false })).toBeVisible()
  await expectAccessible(inside)
  await expectFit(inside, `/modules/${slug}/test`)
  const beside = await browserOf(aside.email)
  await beside.goto('/training')
  const also = beside.getByRole('complementary', { name: 'Also yours' })
  await expect(also.getByText('You are also taking')).toBeVisible()
  await expect(also.getByText('0 of 3 lessons done, in edition 1, which is no longer the newest')).toBeVisible()
  await expect(also.getByText('What is taught has changed since.', { exact: false })).toBeVisible()
  await expectAccessible(beside)
  await expectFit(beside, '/training')
  await also.getByRole('link', { name: 'See what that means for you' }).click()
  await beside.waitForURL(new RegExp(`/modules/${slug}`))
  await expect(beside.getByRole('button', { name: 'Begin edition 3' })).toBeVisible()
  await inside.getByRole('link', { name: 'Go to edition 3' }).click()
  await expectAccessible(inside)
  await expectFit(inside, `/modules/${slug}`)
  await inside.getByRole('button', { name: 'Begin edition 3' }).click()
  await expect(inside.getByRole('button', { name: 'Begin edition 3' })).toHaveCount(0)
  await expect(inside.getByText('0 of 3 lessons done')).toBeVisible()

  await owed.getByRole('link', { name: 'What is new' }).first().click()
  await expect(owed.getByRole('heading', { level: 1, name: 'What is new' })).toBeVisible()
  await learn(trainee, fresh)
  await owed.goto('/training')
  await expect(owed.getByText('One training you are up to date on')).toBeVisible()
  await looks.goto(`/agency/people/${trainee.personId}`)
  await expect(looks.getByText('What is met, or not required')).toBeVisible()
  await expect(looks.getByText('Nothing is owed on this day.')).toBeVisible()
})
