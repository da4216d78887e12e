import { addDays } from '@/lib/platform/time'
import { longDay } from '@/lib/platform/words-of-time'
import { listRequirementChoices } from '@/lib/requirements/choices'
import { makeRequirement } from '@/lib/requirements/commands'
import { expect, test } from '../support/journey'
import { newPlace } from '../support/live'
import { aPdf } from '../support/pdfs'
import { expectAccessible } from '../support/sweep'
import { type Place, today } from '../support/world'

async function requirementOf({ agencyId, coordinator }: Place, withinDays: number) {
  const { courses } = await listRequirementChoices(coordinator.ctx, { agencyId })
  return makeRequirement(coordinator.ctx, {
    ...{ agencyId, name: 'First response', criterion: { kind: 'course', courseId: courses[0]?.courseId } },
    ...{
      dueKind: 'within-days-of-start',
      withinDays,
      population: 'everyone',
      effectiveFrom: addDays(today(), -40),
    },
  })
}

test('a supervisor recommends a waiver, a coordinator grants it and takes it back, and the person reads why', async ({
  browserOf,
}) => {
  test.slow()
  const place = await newPlace()
  const { supervisor, coordinator, trainee, colleague } = place
  await requirementOf(place, 20)
  const lead = await browserOf(supervisor.email)
  await lead.goto(`/agency/people/${trainee.personId}`)
  await lead.getByRole('link', { name: 'Waive it or move its last day' }).click()
  await expect(lead.getByRole('heading', { name: 'Recommend a waiver, an extension or leave' })).toBeFocused()
  await lead.getByRole('button', { name: 'Recommend it', exact: true }).click()
  await expect(lead.getByRole('alert', { name: 'One thing to fix' })).toContainText('Say why.')
  await lead.getByLabel('Why', { exact: true }).fill('On light duty until the spring.')
  await lead.reload()
  await expect(lead.getByLabel('Why', { exact: true })).toHaveValue('On light duty until the spring.')
  await lead.getByLabel('What was shown').fill('Letter of the chief, in the personnel file')
  await expectAccessible(lead)
  await lead.getByRole('button', { name: 'Recommend it', exact: true }).click()
  await expect(lead.getByText('Waits for a decision')).toBeVisible()
  await expect(lead.getByRole('button', { name: 'Grant it' })).toHaveCount(0)
  await lead.goto(`/agency/people/${colleague.personId}`)
  await expect(lead.getByRole('heading', { name: 'Waivers, extensions and leave' })).toHaveCount(0)

  const desk = await browserOf(coordinator.email)
  await desk.goto('/agency')
  await desk.getByRole('link', { name: '1 recommendation' }).click()
  await expect(desk.getByText('“On light duty until the spring.”')).toBeVisible()
  await expectAccessible(desk)
  await desk.getByRole('button', { name: 'Decline it' }).click()
  await expect(desk.getByRole('alert', { name: 'One thing to fix' })).toContainText('Say why not')
  await desk.getByRole('button', { name: 'Grant it' }).click()
  await expect(desk.getByText('Nothing waits.')).toBeVisible()

  const owed = await browserOf(trainee.email)
  await owed.goto('/training')
  await expect(owed.getByText('“On light duty until the spring.”').first()).toBeVisible()
  await owed.getByText('One training you are up to date on').click()
  await expect(owed.getByText(`Waived on ${longDay(today())}; asked for once.`)).toBeVisible()
  await expectAccessible(owed)

  await desk.getByRole('button', { name: 'Take it back' }).click()
  await desk.getByLabel('Why', { exact: true }).fill('The letter was about somebody else.')
  await desk.getByRole('button', { name: 'Take it back' }).click()
  await expect(desk.getByText('Taken back', { exact: true })).toBeVisible()
  await owed.reload()
  await expect(owed.getByText('Taken back by', { exact: false })).toBeVisible()
  await expect(owed.getByText('One training you are up to date on')).toHaveCount(0)
})

test('leave halts what is owed and ends on the day of return, and nobody records it for themselves', async ({
  browserOf,
}) => {
  const place = await newPlace()
  const { coordinator, trainee } = place
  await requirementOf(place, 60)
  const desk = await browserOf(coordinator.email)
  await desk.goto(`/agency/people/${trainee.personId}?relief=new`)
  await desk.getByText('Leave', { exact: true }).click()
  await desk.getByLabel('First day of leave').fill(today())
  await desk.getByLabel('First day back').fill(addDays(today(), 60))
  await desk.getByLabel('Why', { exact: true }).fill('Parental leave.')
  await desk.getByRole('button', { name: 'Grant it' }).click()
  await expect(desk.getByText(`On leave from ${longDay(today())}; back on`, { exact: false })).toBeVisible()
  await expect(desk.locator(':focus')).toContainText('On leave from')
  await expect(desk.getByText('moved for this person', { exact: false })).toBeVisible()
  await expectAccessible(desk)
  await desk.getByRole('button', { name: 'End it, or take it back' }).click()
  await desk.getByLabel('Why', { exact: true }).fill('Back sooner.')
  await desk.getByRole('button', { name: 'End it' }).click()
  await expect(desk.getByRole('alert', { name: 'One thing to fix' })).toContainText('Give the first day back')
  await desk.getByLabel('First day back').fill(addDays(today(), 90))
  await desk.getByRole('button', { name: 'End it' }).click()
  await expect(desk.getByRole('alert', { name: 'One thing to fix' })).toContainText('anyway')
  await desk.getByLabel('First day back').fill(addDays(today(), 10))
  await desk.getByRole('button', { name: 'End it' }).click()
  await expect(desk.getByText('Ended by', { exact: false })).toBeVisible()

  await desk.goto(`/agency/people/${coordinator.personId}?relief=new`)
  await expect(desk.getByRole('heading', { name: 'Waivers, extensions and leave' })).toBeVisible()
  await expect(desk.getByRole('button', { name: 'Grant it' })).toHaveCount(0)
  await expect(desk.getByRole('link', { name: 'See the rule' }).first()).toBeVisible()
  await expect(desk.getByRole('link', { name: /^Waive it/ })).toHaveCount(0)
  const neighbor = await browserOf((await newPlace()).coordinator.email)
  await neighbor.goto(`/agency/people/${trainee.personId}?relief=new`)
  await expect(neighbor.getByText('Parental leave.')).toHaveCount(0)
})

test('a letter is kept with a leave: whoever decides looks at it, other supervisors do not, and its person reads who looked and removes it', async ({
  browserOf,
}) => {
  test.slow()
  const place = await newPlace()
  const { supervisor, coordinator, trainee } = place
  await requirementOf(place, 60)
  const letter = { name: 'clinic.pdf', mimeType: 'application/pdf', buffer: await aPdf('Away from March to June') }
  const lead = await browserOf(supervisor.email)
  await lead.goto(`/agency/people/${trainee.personId}?relief=new`)
  await lead.getByText('Leave', { exact: true }).click()
  await lead.getByLabel('First day back').fill(addDays(today(), 60))
  await lead.getByLabel('Why', { exact: true }).fill('Away by law.')
  const file = lead.getByLabel('A document that shows it')
  await expect(
    lead.getByText('No diagnosis: a letter that says from when to when is enough.', { exact: false }),
  ).toBeVisible()
  await file.setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('Notes') })
  await expect(lead.getByText('Send a photo', { exact: false })).toBeVisible()
  await file.setInputFiles(letter)
  await expect(lead.getByText('Sent: clinic.pdf')).toBeAttached()
  await expectAccessible(lead)
  await lead.reload()
  await expect(lead.getByLabel('Why', { exact: true })).toHaveValue('Away by law.')
  await expect(lead.getByRole('button', { name: 'Leave it out clinic.pdf' })).toBeVisible()
  await lead.getByRole('button', { name: 'Recommend it', exact: true }).click()
  await expect(lead.getByText('Waits for a decision')).toBeVisible()
  await expect(lead.getByRole('link', { name: 'What was shown: clinic.pdf' })).toBeVisible()

  const desk = await browserOf(coordinator.email)
  await desk.goto('/agency/reliefs')
  await desk.getByRole('button', { name: 'Look at it here clinic.pdf' }).click()
  await expect(desk.getByRole('img', { name: 'The proof “clinic.pdf”, page 1' })).toBeVisible()
  await desk.getByRole('button', { name: 'Grant it' }).click()
  await expect(desk.getByText('Nothing waits.')).toBeVisible()
  await desk.getByRole('button', { name: 'Add a document' }).click()
  await desk
    .getByLabel('A document that shows it')
    .setInputFiles({ ...letter, name: 'form.pdf', buffer: await aPdf('Form') })
  await expect(desk.getByRole('link', { name: 'What was shown: form.pdf' })).toBeVisible()
  await expect(desk.locator(':focus')).toHaveText('form.pdf is added.')
  await expect(desk.getByLabel('A document that shows it')).toHaveCount(0)
  await expectAccessible(desk)
  // What the coordinator added is not the supervisor’s to see.
  await lead.reload()
  await expect(lead.getByText('A document was shown for it. Only the person', { exact: false })).toBeVisible()
  await expect(lead.getByRole('link', { name: /form\.pdf/ })).toHaveCount(0)

  const owed = await browserOf(trainee.email)
  await owed.goto('/training')
  await expect(owed.getByText('2 documents were shown for it.', { exact: false }).first()).toBeAttached()
  const item = owed.getByRole('listitem').filter({ hasText: 'What was shown: clinic.pdf' }).last()
  await item.getByText('Remove', { exact: false }).first().click()
  await item.getByLabel('Why it is removed').fill('It says where I was treated.')
  await item.getByRole('button', { name: 'Remove' }).click()
  await expect(owed.getByText('It says where I was treated.', { exact: false })).toBeVisible()
  await expectAccessible(owed)
  await desk.reload()
  await expect(desk.getByText('It says where I was treated.', { exact: false })).toBeVisible()
  await expect(desk.getByRole('link', { name: /clinic\.pdf/ })).toHaveCount(0)
  await expect(desk.getByText('Granted', { exact: true })).toBeVisible()
})
