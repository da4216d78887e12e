import { expect, test } from '../support/journey'
import { newPlace, unique } from '../support/live'
import { persona } from '../support/personas'
import { expectAccessible } from '../support/sweep'

test('somebody suggests a course, a moderator opens its link, and everybody finds it as what it is', async ({
  browserOf,
}) => {
  test.slow()
  const title = `Listening on the night shift ${unique()}`
  const place = await newPlace()
  const trainee = await browserOf(place.trainee.email)
  await trainee.goto('/suggestions/new')
  await trainee.getByLabel('Name of the course').fill(title)
  await trainee.getByLabel('Given by').fill('Kainalu College')
  await trainee.getByLabel('What it teaches').fill('How to let somebody speak first.')
  await trainee.getByLabel('Its page').fill('http://college.example/night')
  await trainee.getByLabel('How it is taken').selectOption('Online, at your own pace')
  await trainee.getByLabel('Cost').fill('Free')
  await trainee.getByRole('group', { name: 'For', exact: true }).getByText('Law enforcement').click()
  await trainee.getByRole('button', { name: 'Suggest the course' }).click()
  await expect(trainee.getByRole('main').getByRole('alert')).toContainText('https://')
  await trainee.getByLabel('Its page').fill('https://college.example/night')
  await trainee.getByRole('button', { name: 'Suggest the course' }).click()
  await expect(trainee.getByText('It is sent in')).toBeVisible()
  await expectAccessible(trainee)

  const anybody = await browserOf(null)
  const search = `/modules?q=${encodeURIComponent(title)}`
  await anybody.goto(search)
  await expect(anybody.getByRole('link', { name: title, exact: true })).toHaveCount(0)

  const neighbor = await browserOf((await newPlace()).trainee.email)
  await neighbor.goto('/moderation/trainings')
  await expect(neighbor.getByRole('heading', { name: 'We cannot show this page' })).toBeVisible()

  const moderator = await browserOf(persona('moderator'))
  await moderator.goto(`/moderation/trainings?q=${encodeURIComponent(title)}`)
  await moderator.getByRole('link', { name: title }).click()
  await expectAccessible(moderator)
  await moderator.getByRole('button', { name: 'List it', exact: true }).click()
  await expect(moderator.getByRole('heading', { name: 'Listed' })).toBeVisible()

  await anybody.reload()
  const elsewhere = anybody.getByRole('region', { name: /Courses of other organizations/ })
  await elsewhere.getByRole('link', { name: title, exact: true }).click()
  await expect(anybody.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(anybody.getByText('It is taken there, not here')).toBeVisible()
  await expectAccessible(anybody)
  await anybody.goto(`/related?q=${encodeURIComponent(title)}&priority=integration`)
  await expect(anybody.getByRole('heading', { name: 'No course fits' })).toBeVisible()
})
