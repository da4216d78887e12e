/** Addresses and records of people that an operation can be asked about, each made by whoever may make it. */
import { signInAsPersona } from '@/lib/agencies/personas'
import { takeAddress } from '@/lib/agencies/taken-addresses'
import { write } from '@/lib/audit/write'
import { codeDigest } from '@/lib/identity/code-digest'
import { byEmail, findLogin } from '@/lib/identity/logins'
import { addPerson } from '@/lib/identity/people'
import { signInCodes } from '@/lib/identity/tables'
import { joinMyRecords } from '@/lib/joined-records/commands'
import { listMyJoins } from '@/lib/joined-records/queries'
import { newId } from '@/lib/platform/ids'
import { plusMinutes } from '@/lib/platform/time'
import { owner } from './facts'
import { completeModule, employ, OPEN_MODULE, type Place, type Somebody, signIn, system } from './world'

let count = 0

/** One of whom an address is known by which they signed in. */
export async function newcomerWhoSignsIn({ agencyId, unitId }: Place): Promise<{ lost: string }> {
  const lost = `lost-${++count}-${agencyId}@agency.example`
  await employ(agencyId, 'Newcomer', lost, unitId)
  await signInAsPersona(system, { email: lost }, { device: 'test', network: null })
  return { lost }
}

/** A confirmed address of the person that is not the main one. */
export async function secondAddressOf({ personId }: Somebody): Promise<{ loginId: string }> {
  const email = `second-${++count}@agency.example`
  const taken = await write(system, 'address.added', async (w) => {
    const login = await takeAddress(w, { personId, email, confirmed: true })
    w.record('address.added', { kind: 'login', id: login?.loginId ?? '', personId })
    return login
  })
  return { loginId: taken?.loginId ?? '' }
}

/** A second record of somebody, and the code that was sent to its address so that they may join it. */
export async function otherRecordOf({ personId }: Somebody): Promise<{ email: string; code: string; other: Somebody }> {
  const email = `other-${++count}@postbox.example`
  await write(system, 'person.added', (w) => addPerson(w, { givenName: 'Ada', familyName: 'Reyes', email }))
  const other = await signIn(email, 'Ada')
  const code = '123456'
  const sent = { createdAt: system.now, expiresAt: plusMinutes(new Date(), 10), codeHash: codeDigest(email, code) }
  await write(system, 'address.asked', async (w) => {
    await w.tx.insert(signInCodes).values({ id: newId(), email, forPersonId: personId, ...sent })
    w.record('address.asked', { kind: 'sign-in-code', id: email, personId })
  })
  return { email, code, other }
}

/** Two records that their owner signed in to, as an administrator names them. */
export async function twoRecordsOfOne() {
  const one = async () => {
    const email = `one-of-two-${++count}@postbox.example`
    await write(system, 'person.added', (w) => addPerson(w, { givenName: 'Ada', familyName: 'Reyes', email }))
    await signIn(email, 'Ada')
    return email
  }
  return {
    ...{ lasting: await one(), lastingFamilyName: 'Reyes', joined: await one(), joinedFamilyName: 'Reyes' },
    ...{ evidence: 'known-number' as const, reason: 'They called from the number on file.' },
  }
}

/** @param earned whether the other record has a completion in it */
export async function joinOf(person: Somebody, { earned } = { earned: false }): Promise<{ joinId: string }> {
  const { email, code, other } = await otherRecordOf(person)
  if (earned) await completeModule(other.ctx, OPEN_MODULE)
  await joinMyRecords(person.ctx, { email, code })
  return { joinId: (await listMyJoins(person.ctx)).items[0]?.joinId ?? '' }
}

const joins = new Map<string, Promise<{ joinId: string }>>()
/** The same join of a person, whoever asks about it. */
export function oneJoinOf(person: Somebody): Promise<{ joinId: string }> {
  const join = joins.get(person.personId) ?? joinOf(person)
  joins.set(person.personId, join)
  return join
}

/** One that cannot be parted any more: asking leaves everybody signed in. */
export async function oldJoinOf(person: Somebody): Promise<{ joinId: string }> {
  const { joinId } = await joinOf(person)
  await owner()`update joined_records set joined_at = joined_at - interval '31 days' where id = ${joinId}`
  return { joinId }
}

/** An address that was added for somebody to get in again, and that nobody has signed in with. */
export async function addressToWithdraw(place: Place): Promise<{ email: string }> {
  const { lost } = await newcomerWhoSignsIn(place)
  const email = `waits-${++count}@agency.example`
  await write(system, 'access.restored', async (w) => {
    const login = await findLogin(w.tx, byEmail(lost))
    const personId = login?.personId ?? ''
    const taken = await takeAddress(w, { personId, email, confirmed: false })
    w.record('access.restored', { kind: 'login', id: taken?.loginId ?? '', personId })
  })
  return { email }
}
