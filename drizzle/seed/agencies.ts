/** The agencies of the demonstration world, who keeps them, and the roles of the invented people. */
import { addAgency, addUnit } from '@/lib/agencies/commands'
import { hasAdministrator, makeFirstAdministrator } from '@/lib/agencies/first-administrator'
import { listAgencies, listUnits } from '@/lib/agencies/queries'
import { grantRole, nameCoordinator } from '@/lib/agencies/roles'
import { type Ctx, systemCtx } from '@/lib/platform/context'
import { DomainError } from '@/lib/platform/errors'
import { as, signInFirst } from './cast'
import { MARLOW_BAY, type Story } from './story'

export const WALT = { email: 'w.jessup@attest.example', givenName: 'Walt', familyName: 'Jessup' }
export const DANA = { email: 'd.whitfield@marlowbaypd.example', givenName: 'Dana', familyName: 'Whitfield' }
export const NOOR = { email: 'n.haddad@harborlight.example', givenName: 'Noor', familyName: 'Haddad' }
export const MARISOL = { email: 'm.etcheverry@pinehollow.example', givenName: 'Marisol', familyName: 'Etcheverry' }
export const TERESA = { email: 't.quill@pinehollow.example', givenName: 'Teresa', familyName: 'Quill' }
export const GORDON = { email: 'g.amsel@attest.example', givenName: 'Gordon', familyName: 'Amsel' }
export const PRIYA = { email: 'p.raman@attest.example', givenName: 'Priya', familyName: 'Raman' }
export const RENEE = 'r.castellano@marlowbaypd.example'

const facts = {
  marlowBay: {
    name: MARLOW_BAY,
    kind: 'law-enforcement',
    ori: 'CA99M9900',
    state: 'CA',
    county: 'Marlow',
    timeZone: 'America/Los_Angeles',
  },
  harborLight: {
    name: 'Harbor Light Victim Services',
    kind: 'victim-services',
    uei: 'HLVSEXAMPL37',
    state: 'CA',
    county: 'Marlow',
    timeZone: 'America/Los_Angeles',
    isOvcGrantee: true,
  },
  pineHollow: {
    name: 'Pine Hollow Youth Center',
    kind: 'runaway-homeless-youth',
    state: 'CO',
    county: 'Ansel',
    timeZone: 'America/Denver',
  },
} as const

const units = {
  marlowBay: [
    ['Field Operations', null],
    ['Support Services', null],
    ['Patrol A', 'Field Operations'],
    ['Patrol B', 'Field Operations'],
    ['Investigations', 'Field Operations'],
    ['Communications', 'Support Services'],
    ['Community Services', 'Support Services'],
  ],
  harborLight: [
    ['Shelter', null],
    ['Advocacy', null],
    ['Outreach', null],
  ],
  pineHollow: [
    ['House', null],
    ['Street Outreach', null],
  ],
} as const

export type Agencies = Record<keyof typeof facts, string>
export const agencyNames = Object.keys(facts) as (keyof typeof facts)[]
export const coordinators = { marlowBay: DANA, harborLight: NOOR, pineHollow: MARISOL }

/** Who keeps the platform, which agencies use it, and who coordinates them. */
export async function tellAgencies(story: Story): Promise<Agencies> {
  if (!(await hasAdministrator(systemCtx('installation'))))
    await makeFirstAdministrator(systemCtx('installation', story.at(400)), WALT)
  await signInFirst(story.at(400, '11:00'), WALT)
  const walt = await as(WALT.email, story.founded)
  const ids = {
    marlowBay: await agencyOf(walt, facts.marlowBay),
    harborLight: await agencyOf(walt, facts.harborLight),
    pineHollow: await agencyOf(walt, facts.pineHollow),
  }
  for (const key of agencyNames) {
    await unlessThere(nameCoordinator(walt, { agencyId: ids[key], ...coordinators[key] }))
    await signInFirst(story.at(397), coordinators[key])
    await addUnits(await as(coordinators[key].email, story.at(396)), ids[key], units[key])
  }
  return ids
}

/** People of the platform itself: they sign in once as newcomers, and are given their roles. */
export async function tellPlatformRoles(story: Story): Promise<void> {
  for (const newcomer of [TERESA, GORDON, PRIYA]) await signInFirst(story.at(380), newcomer)
  const walt = await as(WALT.email, story.at(379))
  for (const [person, role] of [
    [TERESA, 'organizer'],
    [TERESA, 'trusted-organizer'],
    [GORDON, 'moderator'],
    [PRIYA, 'author'],
  ] as const)
    await unlessThere(grantRole(walt, { email: person.email, role }))
}

/** The sergeant of Patrol B looks after the people there; named by the coordinator once the roster is loaded. */
export async function tellSupervisor(story: Story, { marlowBay }: Agencies): Promise<void> {
  const dana = await as(DANA.email, story.at(363))
  const { items } = await listUnits(dana, { agencyId: marlowBay })
  const unitId = items.find(({ name }) => name === 'Patrol B')?.unitId ?? null
  await unlessThere(grantRole(dana, { email: RENEE, role: 'supervisor', agencyId: marlowBay, unitId }))
}

async function agencyOf(walt: Ctx, given: (typeof facts)[keyof typeof facts]): Promise<string> {
  const { items } = await listAgencies(walt, { search: given.name })
  const there = items.find(({ name }) => name === given.name)
  return there?.agencyId ?? (await addAgency(walt, given)).agencyId
}

async function addUnits(ctx: Ctx, agencyId: string, wanted: readonly (readonly [string, string | null])[]) {
  for (const [name, above] of wanted) {
    const { items } = await listUnits(ctx, { agencyId })
    if (items.some((unit) => unit.name === name)) continue
    const parentId = items.find((unit) => unit.name === above)?.unitId ?? null
    await addUnit(ctx, { agencyId, name, parentId })
  }
}

/** What was told before stays told. */
export async function unlessThere(telling: Promise<unknown>): Promise<void> {
  try {
    await telling
  } catch (error) {
    if (!(error instanceof DomainError && error.kind === 'conflict')) throw error
  }
}
