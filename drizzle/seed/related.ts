/** Courses of others in the demonstration world: invented, suggested by its people, decided by its moderator. */
import { suggestRelated } from '@/lib/related/commands'
import type { RelatedFields } from '@/lib/related/inputs'
import { approveRelated, returnRelated } from '@/lib/related/keeping'
import { listMyRelated } from '@/lib/related/kept'
import { GORDON, NOOR } from './agencies'
import { as } from './cast'
import type { Story } from './story'

const AMARA = 'a.okafor@marlowbaypd.example'

type Told = {
  by: string
  suggestedDaysAgo: number
  fate: { is: 'waits' } | { is: 'listed'; daysAgo: number } | { is: 'returned'; daysAgo: number; reason: string }
  course: RelatedFields
}

const online = { mode: 'self-paced' as const, cost: 'Free' }

const told: readonly Told[] = [
  {
    by: NOOR.email,
    suggestedDaysAgo: 60,
    fate: { is: 'listed', daysAgo: 58 },
    course: {
      ...online,
      title: 'Interviewing through an interpreter',
      provider: 'Cedar State Police Academy',
      summary: 'What to agree on before, where to sit, and what to do when the interpreter is a neighbor.',
      url: 'https://academy.cedarstate.example/interpreter',
      hours: 3,
      audiences: ['law-enforcement', 'victim-services'],
      priorityIds: ['collaboration'],
      topicIds: ['interviewing', 'language-access'],
      leadsTo: 'A certificate of completion',
    },
  },
  {
    by: NOOR.email,
    suggestedDaysAgo: 90,
    fate: { is: 'listed', daysAgo: 88 },
    course: {
      ...online,
      title: 'Running a task force: the guide, as a course',
      provider: 'Lakes Regional Training Network',
      summary: 'Forming, running and measuring a task force, with sample agreements between partners.',
      url: 'https://network.lakesregion.example/task-force',
      hours: 6,
      audiences: ['law-enforcement', 'victim-services'],
      priorityIds: ['collaboration', 'grantee-capacity'],
      topicIds: ['working-together'],
      leadsTo: null,
    },
  },
  {
    by: AMARA,
    suggestedDaysAgo: 30,
    fate: { is: 'listed', daysAgo: 29 },
    course: {
      title: 'Trafficking on tribal lands: who has jurisdiction',
      provider: 'Vermeil Law Center',
      summary: 'Federal, state and tribal law on one page, then three cases to decide together.',
      url: 'https://law.vermeil.example/jurisdiction',
      hours: 1.5,
      mode: 'live-online',
      cost: 'Free',
      audiences: ['law-enforcement', 'allied-professionals'],
      priorityIds: ['integration'],
      topicIds: ['human-trafficking'],
      leadsTo: null,
    },
  },
  {
    by: NOOR.email,
    suggestedDaysAgo: 300,
    fate: { is: 'listed', daysAgo: 298 },
    course: {
      title: 'Forensic interviews of adolescents',
      provider: 'Lakes Regional Children’s Center',
      summary: 'Pace, rapport and the record, with practice in pairs.',
      url: 'https://children.lakesregion.example/interviews',
      hours: 8,
      mode: 'in-person',
      cost: '$120',
      audiences: ['law-enforcement', 'allied-professionals'],
      priorityIds: ['integration'],
      topicIds: ['interviewing', 'trauma-informed-practice'],
      leadsTo: 'A certificate that the county court asks for',
    },
  },
  {
    by: AMARA,
    suggestedDaysAgo: 5,
    fate: {
      is: 'returned',
      daysAgo: 4,
      reason: 'The link opens a sign-in page. Please give the page that describes the course.',
    },
    course: {
      ...online,
      title: 'Rest after the shift',
      provider: 'Elk Marsh Peer Support',
      summary: 'Four short lessons on sleep, and on when to ask a colleague for help.',
      url: 'https://learn.elkmarsh.example/sign-in',
      hours: null,
      audiences: ['law-enforcement'],
      priorityIds: [],
      topicIds: ['wellness'],
      leadsTo: null,
    },
  },
  {
    by: AMARA,
    suggestedDaysAgo: 2,
    fate: { is: 'waits' },
    course: {
      ...online,
      title: 'First words on the phone',
      provider: 'Kainalu Community College',
      summary: 'How dispatchers and advocates open a call so that somebody can go on talking.',
      url: 'https://courses.kainalu.example/first-words',
      hours: 2,
      audiences: ['law-enforcement', 'victim-services'],
      priorityIds: ['collaboration'],
      topicIds: ['trauma-informed-practice'],
      leadsTo: null,
    },
  },
]

export async function tellRelated(story: Story): Promise<void> {
  for (const each of told) await tell(story, each)
}

async function tell(story: Story, { by, suggestedDaysAgo, fate, course }: Told): Promise<void> {
  const person = await as(by, story.at(suggestedDaysAgo, '12:15'))
  const there = (await listMyRelated(person)).items.find(({ title }) => title === course.title)
  if (there && (there.status !== 'suggested' || fate.is === 'waits')) return
  const { relatedId, version } = there ?? (await suggestRelated(person, course))
  if (fate.is === 'waits') return
  const moderator = await as(GORDON.email, story.at(fate.daysAgo, '09:30'))
  const decision = { relatedId, madeFrom: version }
  if (fate.is === 'listed') await approveRelated(moderator, { ...decision, linkCheckedOn: story.day(-fate.daysAgo) })
  else await returnRelated(moderator, { ...decision, reason: fate.reason })
}
