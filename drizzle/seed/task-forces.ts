/** The task forces of the demonstration world: one whole, one whose victim-service side is missing for some months. */
import { findListings } from '@/lib/directory/finding'
import { addAward } from '@/lib/task-forces/awards'
import { changeTaskForce, formTaskForce } from '@/lib/task-forces/commands'
import { findTaskForces } from '@/lib/task-forces/finding'
import type { TaskForceFields } from '@/lib/task-forces/inputs'
import { getKeptTaskForce } from '@/lib/task-forces/kept'
import { nameLead } from '@/lib/task-forces/leads'
import { endPartner } from '@/lib/task-forces/partners'
import { getTaskForce } from '@/lib/task-forces/queries'
import { type Agencies, DANA, unlessThere, WALT } from './agencies'
import { as } from './cast'
import type { Story } from './story'

const MARLOW = 'marlow-county-human-trafficking-task-force'
const CALDER = 'calder-county-human-trafficking-task-force'

const NO_FACTS = {
  ...{ servedStates: [], servedCounties: [], servedWords: '', phone: '', email: '', url: '', since: '', endedOn: '' },
  ...{ lawEnforcementDoes: '', victimServicesDoes: '', listingSlug: '' },
} as const

const marlow: Omit<TaskForceFields, 'since' | 'endedOn' | 'listingSlug'> = {
  ...{ name: 'Marlow County Human Trafficking Task Force', state: 'CA', postalCode: '93999' },
  ...{
    servedStates: [],
    servedCounties: ['CA Marlow', 'CA Ansel'],
    servedWords: 'the tribal lands between them',
  },
  ...{ phone: '831-555-0100', email: 'taskforce@marlowbaypd.example', url: 'https://marlowtaskforce.example' },
  lawEnforcementDoes: `Opens and works cases of sex and labor trafficking
Coordinates the task force with the U.S. Attorney’s Office
Calls the advocate before the first interview`,
  victimServicesDoes: `Serves every victim, of any age, with or without a case
Finds housing, legal help, health care and interpreters
Keeps what a victim says in confidence; police do not see its records`,
}

export async function tellTaskForces(story: Story, agencies: Agencies): Promise<void> {
  const walt = await as(WALT.email, story.at(390))
  const slugs = new Set((await findTaskForces(walt, { ended: true })).items.map(({ slug }) => slug))
  if (!slugs.has(MARLOW)) await formMarlow(story, agencies)
  if (!slugs.has(CALDER)) await formCalder(story, agencies)
  await endAdvocates(story)
  await tellAwards(story, agencies)
  await tellLead(story)
}

async function formMarlow(story: Story, { marlowBay, harborLight }: Agencies): Promise<void> {
  await formTaskForce(await as(WALT.email, story.at(390)), {
    ...{ ...NO_FACTS, ...marlow, kind: 'enhanced-collaborative-model', since: story.day(-1300) },
    partners: [
      { agencyId: marlowBay, side: 'law-enforcement', validFrom: story.day(-1300) },
      { agencyId: harborLight, side: 'victim-services', validFrom: story.day(-1300) },
      ...['Fort Ansel Police Department', 'FBI field office', 'U.S. Attorney’s Office'].map((name) => ({
        ...{ name, side: 'other', validFrom: story.day(-1200) },
      })),
    ],
  })
}

async function formCalder(story: Story, { harborLight }: Agencies): Promise<void> {
  const walt = await as(WALT.email, story.at(380))
  await formTaskForce(walt, {
    ...{ ...NO_FACTS, name: 'Calder County Human Trafficking Task Force', state: 'CA', postalCode: '95060' },
    ...{ kind: 'enhanced-collaborative-model', servedCounties: ['CA Calder'], since: story.day(-900) },
    ...{ phone: '831-555-0161', email: 'taskforce@caldersheriff.example' },
    lawEnforcementDoes: 'Works cases of trafficking in the county and its harbor',
    partners: [
      { name: 'Calder County Sheriff', side: 'law-enforcement', validFrom: story.day(-900) },
      { name: 'Calder Coast Advocates', side: 'victim-services', validFrom: story.day(-900) },
      { agencyId: harborLight, side: 'other', validFrom: story.day(-200) },
    ],
  })
}

async function endAdvocates(story: Story): Promise<void> {
  const walt = await as(WALT.email, story.at(90))
  const { present } = await getTaskForce(walt, { slug: CALDER })
  const left = present.find(({ side }) => side === 'victim-services')
  if (left) await endPartner(walt, { partnerId: left.partnerId, validTo: story.day(-92) })
}

/** Two that run, one for each side, and one that has ended. */
async function tellAwards(story: Story, { marlowBay, harborLight }: Agencies): Promise<void> {
  const walt = await as(WALT.email, story.at(60))
  const { taskForceId, awards } = await getTaskForce(walt, { slug: MARLOW })
  const program = 'Enhanced Collaborative Model Task Force to Combat Human Trafficking'
  const source = { sourceName: 'The award letter', sourceUrl: '', sourceSeenOn: story.day(-61) }
  const running = { startsOn: story.day(-790), endsOn: story.day(305), basis: 'federal-share' } as const
  const ended = { startsOn: story.day(-1890), endsOn: story.day(-795), basis: 'total' } as const
  for (const [number, funder, holderAgencyId, amount, period] of [
    ['15PBJA-24-GG-90417-HT', 'bja', marlowBay, 750_000, running],
    ['15POVC-24-GG-90382-HT', 'ovc', harborLight, 700_000, running],
    ['2021-VT-BX-K990', 'ovc', harborLight, 600_000, ended],
  ] as const)
    if (!awards.some((award) => award.number === number))
      await addAward(walt, { taskForceId, number, funder, program, holderAgencyId, amount, ...period, ...source })
}

/** The coordinator of the law-enforcement partner keeps it, and its page knows its listing. */
async function tellLead(story: Story): Promise<void> {
  const walt = await as(WALT.email, story.at(58))
  const slug = MARLOW
  const { taskForceId, version, fields, listing } = await getKeptTaskForce(walt, { slug })
  await unlessThere(nameLead(walt, { taskForceId, email: DANA.email }))
  if (listing) return
  const dana = await as(DANA.email, story.now)
  const { items } = await findListings(dana, { q: fields.name, kind: 'human-trafficking-task-force' })
  const listingSlug = items.find(({ name }) => name === fields.name)?.slug
  if (listingSlug) await changeTaskForce(dana, { ...fields, taskForceId, madeFrom: version, listingSlug })
}
