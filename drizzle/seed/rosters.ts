/** Rosters as the coordinators loaded them: a year ago, by hand in between, and two months ago. */
import { listMyInvitations } from '@/lib/agencies/invitations'
import { getMember, listPeople, listUnits } from '@/lib/agencies/queries'
import { csvLine } from '@/lib/formats/csv'
import { applyRoster, checkRoster } from '@/lib/interop/roster/commands'
import { answerInvitation } from '@/lib/interop/roster/joining'
import { addToRoster, moveOnRoster } from '@/lib/interop/roster/people'
import { listBatches } from '@/lib/interop/roster/queries'
import type { Ctx } from '@/lib/platform/context'
import { type Agencies, coordinators, DANA, MARISOL, NOOR } from './agencies'
import { as, signInFirst } from './cast'
import { addedByHand, beganWith, joinedLater, later, type Member } from './people'
import type { Story } from './story'

type Key = keyof Agencies

const FIRST_ROSTER: Record<Key, number> = { marlowBay: 365, harborLight: 360, pineHollow: 352 }
const LATER_ROSTER = 60
const AMARA_MOVED = 168
const AMARA = 'a.okafor@marlowbaypd.example'
const MEI_LING = 'meiling.foster@postbox.example'
const LUIS = 'l.ferreira@harborlight.example'

/** Whoever had an account before an agency wrote them down is asked, and says yes. */
async function accept(at: Date, email: string): Promise<void> {
  const ctx = await as(email, at)
  for (const { invitationId } of (await listMyInvitations(ctx)).items)
    await answerInvitation(ctx, { invitationId, accept: true })
}

/** Amara Okafor serves two agencies: the second asks her at the address she has confirmed. */
export async function tellFirstRosters(story: Story, agencies: Agencies): Promise<void> {
  await load(story, agencies, 'marlowBay', { daysAgo: FIRST_ROSTER.marlowBay, name: 'personnel', rows: firstRows })
  await accept(story.at(364), DANA.email)
  await signInFirst(story.at(362), { email: AMARA })
  await load(story, agencies, 'harborLight', { daysAgo: FIRST_ROSTER.harborLight, name: 'staff', rows: firstRows })
  await accept(story.at(359), NOOR.email)
  await accept(story.at(358), AMARA)
  await signInFirst(story.at(350), { email: MEI_LING })
  await load(story, agencies, 'pineHollow', { daysAgo: FIRST_ROSTER.pineHollow, name: 'people', rows: firstRows })
  await accept(story.at(351), MARISOL.email)
}

export async function tellChangesByHand(story: Story, agencies: Agencies): Promise<void> {
  for (const agency of ['marlowBay', 'harborLight'] as const)
    for (const member of addedByHand(agency).filter(beforeLaterRoster))
      await addByHand(story, agencies[agency], agency, member)
  const dana = await as(DANA.email, story.at(AMARA_MOVED))
  const { marlowBay: agencyId } = agencies
  const [amara] = (await listPeople(dana, { agencyId, search: '4512' })).items
  if (!amara) throw new Error('Amara Okafor does not serve.')
  if (amara.unitName === 'Patrol B') return
  const { versions } = await getMember(dana, { agencyId, personId: amara.personId })
  await moveOnRoster(dana, {
    madeFrom: versions.move,
    agencyId,
    personId: amara.personId,
    unitId: await unitOf(dana, agencyId, 'Patrol B'),
    position: 'Officer',
    employment: 'sworn',
    employeeNumber: '4512',
    on: story.day(-AMARA_MOVED),
  })
}

export async function tellLaterRosters(story: Story, agencies: Agencies): Promise<void> {
  for (const agency of ['harborLight', 'marlowBay'] as const)
    await load(story, agencies, agency, { daysAgo: LATER_ROSTER, name: 'roster', rows: laterRows })
  await accept(story.at(LATER_ROSTER - 1), MEI_LING)
  for (const agency of ['marlowBay', 'harborLight'] as const)
    for (const member of addedByHand(agency).filter((each) => !beforeLaterRoster(each)))
      await addByHand(story, agencies[agency], agency, member)
}

/** A question that still waits: Luis Ferreira has an account, and has not said yet whether he helps at Pine Hollow. */
export async function tellOpenInvitation(story: Story, { pineHollow: agencyId }: Agencies): Promise<void> {
  await signInFirst(story.at(4), { email: LUIS })
  const ctx = await as(MARISOL.email, story.at(3, '16:20'))
  if ((await listPeople(ctx, { agencyId, search: '126' })).total > 0) return
  await addToRoster(ctx, {
    agencyId,
    givenName: 'Luis',
    familyName: 'Ferreira',
    email: LUIS,
    employeeNumber: '126',
    unitId: await unitOf(ctx, agencyId, 'Street Outreach'),
    position: 'Interpreter',
    employment: 'volunteer',
    startsOn: story.day(-3),
  })
}

const beforeLaterRoster = ({ hired }: Member) => Number(hired) > LATER_ROSTER

async function addByHand(story: Story, agencyId: string, agency: Key, member: Member): Promise<void> {
  const ctx = await as(agency === 'marlowBay' ? DANA.email : NOOR.email, story.at(Number(member.hired), '08:30'))
  for (const who of ['serving', 'left'])
    if ((await listPeople(ctx, { agencyId, search: member.number, who })).total > 0) return
  const { number, hired, unit, ...facts } = member
  await addToRoster(ctx, {
    ...facts,
    agencyId,
    employeeNumber: number,
    unitId: await unitOf(ctx, agencyId, unit),
    startsOn: story.day(-Number(hired)),
  })
}

async function unitOf(ctx: Ctx, agencyId: string, name: string): Promise<string | null> {
  const { items } = await listUnits(ctx, { agencyId })
  return items.find((unit) => unit.name === name)?.unitId ?? null
}

type Line = Member & { left?: number }

const firstRows = (agency: Key): Line[] => beganWith(agency)

/** Everybody as the personnel system had them two months ago, leavers with their last day. */
const laterRows = (agency: Key): Line[] =>
  [...beganWith(agency), ...addedByHand(agency).filter(beforeLaterRoster), ...joinedLater(agency)].map((member) => ({
    ...member,
    ...later[agency][member.number],
  }))

type File = { daysAgo: number; name: string; rows: (agency: Key) => Line[] }

async function load(story: Story, agencies: Agencies, agency: Key, { daysAgo, name, rows }: File): Promise<void> {
  const ctx = await as(coordinators[agency].email, story.at(daysAgo, '14:00'))
  const agencyId = agencies[agency]
  const fileName = `${name}-${story.day(-daysAgo).slice(0, 7)}.csv`
  const { items } = await listBatches(ctx, { agencyId })
  if (items.some((batch) => batch.fileName === fileName && batch.state === 'applied')) return
  const { batchId } = await checkRoster(ctx, { agencyId, fileName, text: csvOf(rows(agency), story) })
  await applyRoster(ctx, { batchId })
}

const HEAD = [
  'Employee Number',
  'First Name',
  'Last Name',
  'Email',
  'Unit',
  'Title',
  'Employment Type',
  'Hire Date',
  'Separation Date',
]

function csvOf(lines: readonly Line[], { day }: Story): string {
  const dayOf = (when: string | number | undefined) =>
    typeof when === 'number' ? day(-when) : when === undefined ? '' : when
  return [
    HEAD,
    ...lines.map(({ number, givenName, familyName, email, unit, position, employment, hired, left }) => [
      number,
      givenName,
      familyName,
      email ?? '',
      unit,
      position,
      employment,
      dayOf(hired),
      dayOf(left),
    ]),
  ]
    .map(csvLine)
    .join('')
}
