import { addToRoster } from '@/lib/interop/roster/people'
import { expect, test } from '../support/journey'
import { newPlace } from '../support/live'
import { expectAccessible, expectFit } from '../support/sweep'

const PATH = '/agency/roster/earlier'
const HEADER = 'Badge,Last name,First name,Course,Completed,Hours,Delivery'

test('a coordinator loads earlier training, says which of two of one name each waiting row is about, and takes the load back', async ({
  browserOf,
}) => {
  test.slow()
  const { agencyId, coordinator, trainee } = await newPlace()
  const serves = { agencyId, givenName: 'John', familyName: 'Smith', employment: 'sworn', startsOn: '2018-01-08' }
  for (const employeeNumber of ['12', '98']) await addToRoster(coordinator.ctx, { ...serves, employeeNumber })
  const desk = await browserOf(coordinator.email)
  await desk.goto(PATH)
  const refused = desk.getByRole('main').getByRole('alert')
  const file = desk.getByLabel('File with earlier training')
  const send = async (name: string, text: string) => {
    await file.setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
    await desk.getByRole('button', { name: 'Check what would be recorded' }).dblclick()
  }
  await send('wrong.csv', '12,Smith,John,Interviewing,2024-04-13,2,classroom\n')
  await expect(desk.getByRole('alert', { name: 'One thing to fix' })).toContainText('No column says')
  const rows = [
    '12,Smith,John,Patrol stops,45395,2,classroom',
    '12,Smith,John,Interviewing,2024-04-13 00:00:00,2,classroom',
    '1001,Smith,John,Report writing,4/13/2024,1:30,webinar',
    '1002,Smith,John,Night driving,4/14/2024,3,classroom',
    '1001,Smith,John,Radio procedures,4/15/2024,1,classroom',
  ]
  await send('old.csv', `\ufeff${[HEADER, ...rows].join('\r\n')}`)
  await expect(desk.getByRole('heading', { level: 1, name: 'Check before loading' })).toBeVisible()
  await expect(desk.getByText('a spreadsheet’s own count of days', { exact: false })).toBeVisible()
  await expect(desk.getByText('number 1002')).toBeVisible()
  await expectAccessible(desk)
  let goOn = () => {}
  const held = new Promise<void>((resolve) => {
    goOn = resolve
  })
  await desk.route('**/load', async (route) => {
    await held
    await route.continue()
  })
  await desk.getByRole('button', { name: 'Record 1 training, let 3 wait' }).dblclick()
  await expect(desk.getByText('You may leave this page: the load goes on', { exact: false })).toBeVisible()
  goOn()
  await expect(desk.getByRole('heading', { level: 1, name: 'Loaded' })).toBeVisible()
  await expect(refused).toHaveCount(0)

  const waits = desk.getByLabel('Who waits')
  await expect(waits.getByRole('option')).toHaveText([
    'John Smith, number 1001, 2 rows',
    'John Smith, number 1002, 1 row',
  ])
  await waits.selectOption({ label: 'John Smith, number 1002, 1 row' })
  await desk.getByLabel('Find them on the roster').fill('smith')
  const whom = desk.getByLabel('This is')
  await expect(whom.getByRole('option')).toHaveText(['Choose', 'John Smith, number 12', 'John Smith, number 98'])
  await whom.selectOption({ label: 'John Smith, number 98' })
  await desk.getByRole('button', { name: 'Record it for them' }).click()
  await expect(desk.getByRole('heading', { name: 'One training recorded for John Smith' })).toBeVisible()
  await expect(waits.getByRole('option')).toHaveText(['John Smith, number 1001, 2 rows'])
  await expectAccessible(desk)
  await expectFit(desk, new URL(desk.url()).pathname)
  await addToRoster(coordinator.ctx, { ...serves, employeeNumber: '1001' })
  await expect(async () => {
    await desk.reload()
    await expect(desk.getByText('Four trainings recorded')).toBeVisible({ timeout: 3000 })
  }).toPass()
  await expect(waits).toHaveCount(0)

  const loaded = desk.url()
  await desk.goto(PATH)
  await send('again.csv', [HEADER, rows[0], '9,Ono,Jo,Radio,4/1/2024,1,webinar'].join('\n'))
  await expect(desk.getByRole('button', { name: 'Let 1 row wait' })).toBeVisible()
  await desk.goto(loaded)

  const owed = await browserOf(trainee.email)
  await owed.goto(new URL(desk.url()).pathname)
  await expect(owed.getByText('We cannot show this page')).toBeVisible()

  await desk.getByRole('button', { name: 'Take this load back' }).click()
  await expect(desk.getByText('4 credits would be reversed', { exact: false })).toBeVisible()
  await desk.getByRole('button', { name: 'Take it back' }).dblclick()
  await expect(desk.getByRole('heading', { level: 1, name: 'Taken back' })).toBeVisible()
  await expect(refused).toHaveCount(0)
})
