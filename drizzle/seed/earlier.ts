/** What officers of Marlow Bay completed before the agency used Attest, from the list of its old system. */
import { csvLine } from '@/lib/formats/csv'
import { checkHistory, loadHistory } from '@/lib/interop/history/commands'
import { listHistoryFiles } from '@/lib/interop/history/queries'
import { type Agencies, DANA } from './agencies'
import { as } from './cast'
import type { Story } from './story'

const FILE = 'old-training-system.csv'
const LOADED = 20

const HEAD = [
  'Badge',
  'Last Name',
  'First Name',
  'Course',
  'Completion Date',
  'Hours',
  'Delivery',
  'Provider',
  'Course ID',
]
/** The third left before the roster was first loaded, and waits. */
const ROWS = [
  [
    '4110',
    'Petersen',
    'Joel',
    'Supervising new officers',
    '2019-03-14',
    '16',
    'Classroom',
    'Tidewater Academy',
    'TA-1903',
  ],
  [
    '4112',
    'Núñez',
    'Tomás',
    'Interviewing with patience',
    '2022-10-06',
    '4',
    'Webinar',
    'Tidewater Academy',
    'TA-2217',
  ],
  [
    '4090',
    'Abernathy',
    'Colm',
    'Interviewing with patience',
    '2022-10-06',
    '4',
    'Webinar',
    'Tidewater Academy',
    'TA-2217',
  ],
  ['4115', 'Holloway', 'Grace', 'Radio procedures', 'spring 2021', '2', 'Classroom', 'Marlow Bay', ''],
]

export async function tellEarlierTraining(story: Story, { marlowBay: agencyId }: Agencies): Promise<void> {
  const ctx = await as(DANA.email, story.at(LOADED, '10:30'))
  const { items } = await listHistoryFiles(ctx, { agencyId })
  if (items.some(({ fileName, state }) => fileName === FILE && state === 'applied')) return
  const text = [HEAD, ...ROWS].map(csvLine).join('')
  const { batchId } = await checkHistory(ctx, { agencyId, fileName: FILE, text })
  await loadHistory(ctx, { batchId })
}
