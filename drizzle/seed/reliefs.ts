/** What was decided for single people of the demonstration world: a waiver, an extension, leave, and what waits. */

import { longDay } from '@/lib/platform/words-of-time'
import { listRequirements } from '@/lib/requirements/queries'
import { decideRelief, grantRelief, recommendRelief } from '@/lib/requirements/reliefs/commands'
import { listReliefs } from '@/lib/requirements/reliefs/queries'
import { type Agencies, DANA, RENEE } from './agencies'
import { as, personOf } from './cast'
import { sendLetter } from './proofs'
import type { Story } from './story'

type Told = {
  email: string
  /** By name; leave is of all. */
  requirement?: string
  daysAgo: number
  terms: (story: Story) => object
  /** What the letter says that was shown for it. */
  letter?: (story: Story) => readonly string[]
  /** Whoever supervises them recommends it; a coordinator then says no, or has not decided yet. */
  recommended?: { declined?: { daysAgo: number; words: string } }
}

const TRAFFICKING = 'Trafficking response'
const CONFIDENTIALITY = 'Confidentiality and privilege, every year'

const told: readonly Told[] = [
  {
    ...{ email: 'x.portillo@marlowbaypd.example', requirement: TRAFFICKING, daysAgo: 44 },
    terms: () => ({
      kind: 'waiver',
      why: 'Her academy taught the same content in the spring; the syllabus was compared with ours.',
      evidence: 'Syllabus and transcript of the academy, in the personnel file.',
    }),
  },
  {
    ...{ email: 'j.kincaid@marlowbaypd.example', requirement: TRAFFICKING, daysAgo: 30 },
    terms: (story) => ({
      kind: 'extension',
      newDueOn: story.day(170),
      why: 'On field training until the end of next month, without time at a desk.',
    }),
  },
  {
    ...{ email: 'i.castilloreyes@marlowbaypd.example', daysAgo: 35 },
    terms: (story) => ({ kind: 'leave', untilOn: story.day(55), why: 'Parental leave.' }),
    letter: (story) => [
      'To whom it may concern',
      `Inés Castillo-Reyes is on leave from ${longDay(story.day(-35))} to ${longDay(story.day(54))}.`,
      'Office of Personnel',
    ],
  },
  {
    ...{ email: 'i.delacroix@marlowbaypd.example', requirement: CONFIDENTIALITY, daysAgo: 2, recommended: {} },
    terms: (story) => ({
      kind: 'extension',
      newDueOn: story.day(60),
      why: 'He is at the academy’s driving course for three weeks, out of the county.',
    }),
  },
  {
    ...{ email: 'm.bell@marlowbaypd.example', requirement: TRAFFICKING, daysAgo: 21 },
    terms: () => ({ kind: 'waiver', why: 'He rode along with the task force for a month.' }),
    recommended: {
      declined: {
        daysAgo: 19,
        words: 'Riding along shows the work, and not the law. He takes the module as everybody.',
      },
    },
  },
]

export async function tellReliefs(story: Story, { marlowBay: agencyId }: Agencies): Promise<void> {
  for (const each of told) await tell(story, each, agencyId)
}

async function tell(story: Story, { email, requirement, daysAgo, terms, recommended, letter }: Told, agencyId: string) {
  const ctx = await as(recommended ? RENEE : DANA.email, story.at(daysAgo, '11:20'))
  const dana = await as(DANA.email, story.at(recommended?.declined?.daysAgo ?? daysAgo, '16:00'))
  const personId = await personOf(dana, agencyId, email)
  const [there] = (await listReliefs(dana, { agencyId, personId })).items
  const rules = (await listRequirements(dana, { agencyId })).items
  const requirementId = rules.find(({ name }) => name === requirement)?.requirementId ?? null
  const fileIds = letter && !there ? [await sendLetter(ctx, { from: 'City of Marlow Bay', lines: letter(story) })] : []
  const given = { agencyId, personId, requirementId, from: story.day(-daysAgo), ...terms(story), fileIds }
  const reliefId = there?.reliefId ?? (await (recommended ? recommendRelief : grantRelief)(ctx, given)).reliefId
  if (recommended?.declined && there?.state !== 'declined')
    await decideRelief(dana, { reliefId, granted: false, words: recommended.declined.words })
}
