/** Rules that coordinators of the demonstration world missed among the mandate packs: one became a pack, one waits. */
import { answerSuggestedRule } from '@/lib/mandates/suggested-answers'
import { suggestRule } from '@/lib/mandates/suggested-commands'
import type { ToldRule } from '@/lib/mandates/suggested-inputs'
import { listSuggestedRules } from '@/lib/mandates/suggested-queries'
import { type Agencies, DANA, GORDON, NOOR } from './agencies'
import { as } from './cast'
import type { Story } from './story'

type Told = {
  by: { email: string }
  agency: keyof Agencies
  daysAgo: number
  rule: ToldRule
  answered?: { daysAgo: number; status: 'taken-up' | 'declined'; answer: string; packId?: string }
}

const told: readonly Told[] = [
  {
    by: NOOR,
    agency: 'harborLight',
    daysAgo: 82,
    rule: {
      place: 'CA',
      asksOf: 'victim-services',
      says: 'Forty hours for caseworkers who meet trafficked people, before what is said to them is privileged.',
      citation: 'Evidence Code 1038.2',
      url: null,
    },
    answered: {
      daysAgo: 61,
      status: 'taken-up',
      answer: 'We found the section and read a copy. It is a pack now, and two of us will read it at its source.',
      packId: 'ca-evid-1038-2',
    },
  },
  {
    by: DANA,
    agency: 'marlowBay',
    daysAgo: 3,
    rule: {
      place: 'CA',
      asksOf: 'law-enforcement',
      says: 'One hour on meeting people in trafficking for harbor patrol and reserves, once, within 90 days of a first shift. It is an order of the Marlow Bay council alone.',
      citation: 'Marlow Bay Municipal Order 12-07',
      url: 'https://orders.marlowbay.example/12-07',
    },
  },
]

export async function tellToldRules(story: Story, agencies: Agencies): Promise<void> {
  for (const each of told) await tell(story, agencies[each.agency], each)
}

async function tell(story: Story, agencyId: string, { by, daysAgo, rule, answered }: Told): Promise<void> {
  const coordinator = await as(by.email, story.at(daysAgo, '15:10'))
  const { items } = await listSuggestedRules(coordinator, { agencyId })
  const there = items.find(({ citation }) => citation === rule.citation)
  if (there && (there.status !== 'waiting' || !answered)) return
  const { suggestedId, version } = there ?? (await suggestRule(coordinator, { agencyId, ...rule }))
  if (!answered) return
  const { daysAgo: then, ...answer } = answered
  const moderator = await as(GORDON.email, story.at(then, '11:40'))
  await answerSuggestedRule(moderator, { suggestedId, madeFrom: version, ...answer })
}
