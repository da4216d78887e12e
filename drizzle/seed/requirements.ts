/** What the agencies ask of their people: brought along from their own orders when they began, two added since. */
import { listUnits } from '@/lib/agencies/queries'
import { makeRequirement } from '@/lib/requirements/commands'
import { listRequirements } from '@/lib/requirements/queries'
import { type Agencies, coordinators } from './agencies'
import { as } from './cast'
import { CONFIDENTIALITY, publishedModules, RIGHTS, TRAFFICKING, YOUNG_PEOPLE } from './modules'
import type { Story } from './story'

type Rule = {
  name: string
  /** The module that is asked for; otherwise `hours`, in periods of each person's own. */
  module?: string
  hours?: object
  /** The coordinator made it that many days ago. */
  madeDaysAgo: number
  effectiveDaysAgo: number
  citation: string
  withinDays?: number
  withinMonths?: number
  /** What may not be done before it is met: it has no last day. */
  heldBack?: string
  /** Days from today; negative when the day is past. */
  dueInDays?: number
  repeatMonths?: number
  unit?: string
  position?: string
}

const rules: Record<keyof Agencies, readonly Rule[]> = {
  marlowBay: [
    {
      name: 'Trafficking response',
      module: TRAFFICKING,
      madeDaysAgo: 361,
      effectiveDaysAgo: 1100,
      citation: 'General Order 6.12: within 180 days of an assignment to field operations',
      withinDays: 180,
      unit: 'Field Operations',
    },
    {
      name: 'Confidentiality and privilege, every year',
      module: CONFIDENTIALITY,
      madeDaysAgo: 361,
      effectiveDaysAgo: 700,
      citation: 'General Order 4.03',
      withinDays: 60,
      repeatMonths: 12,
    },
    {
      name: 'Young people who run, every two years',
      module: YOUNG_PEOPLE,
      madeDaysAgo: 361,
      effectiveDaysAgo: 900,
      citation: 'Special Order 22: Patrol B answers calls from youth shelters',
      withinDays: 365,
      repeatMonths: 24,
      unit: 'Patrol B',
    },
    {
      name: 'Victims’ rights, once for everybody',
      module: RIGHTS,
      madeDaysAgo: 300,
      effectiveDaysAgo: 300,
      citation: 'Memorandum of the Chief: new notices of rights',
      dueInDays: -21,
    },
  ],
  harborLight: [
    {
      name: 'Confidentiality and privilege, every year',
      module: CONFIDENTIALITY,
      madeDaysAgo: 355,
      effectiveDaysAgo: 700,
      citation: 'Policy 2.1, as the grant asks',
      withinDays: 30,
      repeatMonths: 12,
    },
    {
      name: 'Confidentiality, before the first call',
      module: CONFIDENTIALITY,
      madeDaysAgo: 355,
      effectiveDaysAgo: 700,
      citation: 'Policy 2.2: the line is confidential',
      heldBack: 'answer the crisis line',
    },
    {
      name: 'Trafficking response for advocates',
      module: TRAFFICKING,
      madeDaysAgo: 355,
      effectiveDaysAgo: 1100,
      citation: 'Task force agreement, part 5',
      withinDays: 180,
      unit: 'Advocacy',
    },
    {
      name: 'Victims’ rights for volunteers, every year',
      module: RIGHTS,
      madeDaysAgo: 355,
      effectiveDaysAgo: 1100,
      citation: 'Policy 4.12',
      withinDays: 60,
      repeatMonths: 12,
      position: 'Volunteer',
    },
    {
      name: 'Continuing education, every two years',
      hours: {
        kind: 'minutes',
        atLeast: 960,
        caps: [{ modes: ['self-paced'], atMost: 480 }],
        parts: [{ of: { topics: ['ethics'] }, atLeast: 60 }],
      },
      madeDaysAgo: 300,
      effectiveDaysAgo: 300,
      citation: 'Policy 5.3, after the renewal of the national advocate credential',
      withinMonths: 24,
      repeatMonths: 24,
    },
    {
      name: 'Young people who run, every two years',
      module: YOUNG_PEOPLE,
      madeDaysAgo: 355,
      effectiveDaysAgo: 900,
      citation: 'Policy 3.7',
      withinDays: 180,
      repeatMonths: 24,
      unit: 'Shelter',
    },
  ],
  pineHollow: [
    {
      name: 'Young people who run, every two years',
      module: YOUNG_PEOPLE,
      madeDaysAgo: 348,
      effectiveDaysAgo: 800,
      citation: 'House rules for staff, 3',
      withinDays: 90,
      repeatMonths: 24,
    },
    {
      name: 'Confidentiality and privilege, every year',
      module: CONFIDENTIALITY,
      madeDaysAgo: 348,
      effectiveDaysAgo: 700,
      citation: 'House rules for staff, 7',
      withinDays: 60,
      repeatMonths: 12,
    },
    {
      name: 'Trafficking response, once for everybody',
      module: TRAFFICKING,
      madeDaysAgo: 100,
      effectiveDaysAgo: 100,
      citation: 'Resolution of the board',
      dueInDays: 40,
    },
  ],
}

export async function tellRequirements(story: Story, agencies: Agencies): Promise<void> {
  const modules = await publishedModules()
  for (const key of ['marlowBay', 'harborLight', 'pineHollow'] as const) {
    for (const rule of rules[key]) {
      const courseId = rule.module && modules.get(rule.module)?.courseId
      const criterion = rule.hours ?? (courseId && { kind: 'course', courseId })
      if (criterion) await make(story, { key, agencyId: agencies[key], rule, criterion })
    }
  }
}

type Made = { key: keyof Agencies; agencyId: string; rule: Rule; criterion: object }

async function make(story: Story, { key, agencyId, rule, criterion }: Made): Promise<void> {
  const ctx = await as(coordinators[key].email, story.at(rule.madeDaysAgo, '15:30'))
  const { items } = await listRequirements(ctx, { agencyId })
  if (items.some(({ name }) => name === rule.name)) return
  const units = rule.unit ? (await listUnits(ctx, { agencyId })).items : []
  await makeRequirement(ctx, {
    agencyId,
    criterion,
    name: rule.name,
    citation: rule.citation,
    dueKind: dueKindOf(rule),
    withinDays: rule.withinDays ?? null,
    dueBy: rule.dueInDays === undefined ? null : story.day(rule.dueInDays),
    repeatMonths: rule.repeatMonths ?? null,
    ...(rule.heldBack && { limits: { heldBack: rule.heldBack } }),
    ...(rule.withinMonths && { repeatFrom: 'first-due', limits: { withinMonths: rule.withinMonths } }),
    population: rule.unit ? 'unit' : rule.position ? 'position' : 'everyone',
    unitId: units.find(({ name }) => name === rule.unit)?.unitId ?? null,
    position: rule.position ?? null,
    effectiveFrom: story.day(-rule.effectiveDaysAgo),
  })
}

function dueKindOf({ dueInDays, withinMonths, heldBack }: Rule) {
  if (heldBack) return 'before-act'
  return withinMonths ? 'within-months-of-start' : dueInDays === undefined ? 'within-days-of-start' : 'by-date'
}
