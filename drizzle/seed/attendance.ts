/** Who came: one event whose credit is posted, one that waits to be looked at and confirmed, and one on the day of the story. */
import { confirmAttendance, decideAttendance } from '@/lib/attendance/commands'
import { getDoor, markIn } from '@/lib/attendance/door'
import { getAttendance } from '@/lib/attendance/queries'
import { grouped } from '@/lib/platform/grouped'
import { newId } from '@/lib/platform/ids'
import { instantOf, plusDays, plusMinutes } from '@/lib/platform/time'
import { getGroup } from '@/lib/registration/group'
import { registerGroup } from '@/lib/registration/group-commands'
import { type Agencies, DANA, NOOR, TERESA } from './agencies'
import { as } from './cast'
import { INTERPRETERS, NIGHT_CALL, TIP_DESK } from './event-texts'
import { take } from './registrations'
import type { Story } from './story'

type Coming = { marlowBay: readonly string[]; harborLight: readonly string[] }
/** Minutes from the beginning of the session at which somebody came and, where they did, left. */
type Came = { name: string; in: number; out?: number; door?: string; email?: string }

export async function tellAttendance(story: Story, agencies: Agencies): Promise<void> {
  const night = await take(story, TERESA.email, NIGHT_CALL, { saidDaysAgo: 52 })
  await comeTo(story, agencies, night, 47, {
    marlowBay: ['Amara Okafor', 'Grace Holloway', 'Selam Haile', 'Marisela Villanueva', 'Leland Begay'],
    harborLight: ['Tavita Leota', 'Kwame Boateng', 'Siobhan Keane'],
  })
  await mark(story, night, [
    { name: 'Marisela Villanueva', in: -22 },
    { name: 'Amara Okafor', in: -14 },
    { name: 'Tavita Leota', in: -9, door: 'Garden door' },
    { name: 'Kwame Boateng', in: -8, door: 'Garden door' },
    { name: 'Grace Holloway', in: -3 },
    { name: 'Selam Haile', in: 2 },
    { name: 'Siobhan Keane', in: 11, door: 'Garden door' },
    { name: 'Orla Brennan', in: 4, email: 'o.brennan@postbox.example' },
  ])
  await confirm(story, night, {
    name: 'Grace Holloway',
    creditMinutes: 60,
    reason: 'Called to duty after the first hour.',
  })

  const interpreters = await take(story, TERESA.email, INTERPRETERS, { saidDaysAgo: 26 })
  await comeTo(story, agencies, interpreters, 17, {
    marlowBay: ['Elena Ortiz-Vega', 'Imran Chaudhry', 'Katarina Novak', 'Keisha Barnett'],
    harborLight: ['Abdul Rahimi', 'Lourdes Pacheco', 'Luis Ferreira'],
  })
  await mark(story, interpreters, [
    { name: 'Abdul Rahimi', in: -18, out: 121 },
    { name: 'Lourdes Pacheco', in: -6, out: 118 },
    { name: 'Luis Ferreira', in: -6, out: 120 },
    { name: 'Imran Chaudhry', in: -5, out: 64 },
    { name: 'Elena Ortiz-Vega', in: 0, out: 120 },
    { name: 'Katarina Novak', in: 7 },
    { name: 'Petra Lindholm', in: 3, out: 119 },
  ])

  const tip = await take(story, TERESA.email, TIP_DESK, { capacity: 6, saidDaysAgo: 22 })
  await comeTo(story, agencies, tip, 15, {
    marlowBay: ['Samuel O’Rourke', 'Yolande Baptiste', 'Amara Okafor', 'Deja Tillman'],
    harborLight: ['Luis Ferreira', 'Rosalind Teller', 'Anjali Deshpande', 'Ysabel Montoya'],
  })
}

/** Their coordinators register them by name, those of Marlow Bay a day before those of Harbor Light. */
async function comeTo(story: Story, agencies: Agencies, eventId: string, daysAgo: number, coming: Coming) {
  for (const [key, by, day] of [
    ['marlowBay', DANA, daysAgo],
    ['harborLight', NOOR, daysAgo - 1],
  ] as const) {
    const coordinator = await as(by.email, story.at(day, '15:10'))
    const agencyId = agencies[key]
    const personIds: string[] = []
    for (const q of coming[key]) {
      const { items } = await getGroup(coordinator, { agencyId, eventId, who: 'all', q })
      if (!items[0]) throw new Error(`Nobody of the demonstration world is called ${q}.`)
      personIds.push(items[0].personId)
    }
    await registerGroup(coordinator, { agencyId, eventId, personIds })
  }
}

/** The marks of each door, sent after the session by the organizer; nothing where they were sent already. */
async function mark(story: Story, eventId: string, all: readonly Came[]): Promise<void> {
  const { session, door } = await doorOf(story, eventId)
  const starts = instantOf(session.startsLocal, session.zone)
  const now = plusMinutes(instantOf(session.endsLocal, session.zone), 25)
  const secondsAgo = (minutes: number) => Math.round((now.getTime() - plusMinutes(starts, minutes).getTime()) / 1000)
  const known = new Map(door.people.map(({ name, id }) => [name, id]))
  for (const [place, theirs] of grouped(all, ({ door: at = '' }) => at)) {
    if (door.marks.some((mark) => (mark.door ?? '') === place)) continue
    const added = theirs
      .filter(({ name }) => !known.has(name))
      .map(({ name, in: at, email = '' }) => ({ walkInId: newId(), name, email, secondsAgo: secondsAgo(at) }))
    const walkIns = new Map(added.map(({ name, walkInId }) => [name, walkInId]))
    const marks = theirs.flatMap(({ name, ...times }) => {
      const walkInId = walkIns.get(name)
      const whose = walkInId ? { walkInId } : { registrationId: known.get(name) }
      const way = walkInId ? 'walk-in' : 'scan'
      return (['in', 'out'] as const).flatMap((kind) => {
        const minutes = times[kind]
        return minutes === undefined
          ? []
          : [{ markId: newId(), sessionId: session.sessionId, kind, way, ...whose, secondsAgo: secondsAgo(minutes) }]
      })
    })
    await markIn(await as(TERESA.email, now), { eventId, door: place, walkIns: added, marks })
  }
}

/** On the next day the organizer says what counts for one who left, and posts the credit of all. */
async function confirm(
  story: Story,
  eventId: string,
  decided: { name: string; creditMinutes: number; reason: string },
): Promise<void> {
  const { session, door } = await doorOf(story, eventId)
  const { name, ...decision } = decided
  const organizer = await as(TERESA.email, plusDays(instantOf(session.endsLocal, session.zone), 1))
  const registrationId = door.people.find((person) => person.name === name)?.id
  await decideAttendance(organizer, { eventId, sessionId: session.sessionId, registrationId, ...decision })
  const { seen } = await getAttendance(organizer, { eventId })
  await confirmAttendance(organizer, { eventId, seen })
}

async function doorOf(story: Story, eventId: string) {
  const door = await getDoor(await as(TERESA.email, story.now), { eventId })
  const [session] = door.sessions
  if (!session) throw new Error('An event of the demonstration world has no session.')
  return { door, session }
}
