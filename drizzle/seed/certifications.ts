/** What people of the demonstration world hold: valid, running out, expired, renewed, and waiting to be verified. */
import { enterCertification } from '@/lib/certifications/commands'
import { listCertifications, listMyCertifications } from '@/lib/certifications/queries'
import { type Agencies, coordinators } from './agencies'
import { as, personOf } from './cast'
import type { Story } from './story'

/** Days from today; negative when they are past. */
type Held = {
  of: keyof Agencies
  email: string
  what: { kind: string; state?: string; number?: string; issuer: string }
  issued: number
  expires: number | null
  /** By themselves, and it waits; otherwise their coordinator entered it. */
  bySelf?: true
  enteredDaysAgo: number
}

const POST = { kind: 'peace-officer', state: 'CA', issuer: 'Commission on Peace Officer Standards and Training' }
const FIRST_AID = { kind: 'first-aid', issuer: 'Elk Marsh Fire District' }
const nacp = (level: string) => ({ kind: `nacp-${level}`, issuer: 'National Advocate Credentialing Program' })

const held: readonly Held[] = [
  {
    ...{ of: 'marlowBay', email: 'r.castellano@marlowbaypd.example', what: { ...POST, number: 'P-20931' } },
    ...{ issued: -1400, expires: null, enteredDaysAgo: 60 },
  },
  {
    ...{ of: 'marlowBay', email: 'm.bell@marlowbaypd.example', what: FIRST_AID },
    ...{ issued: -706, expires: 24, enteredDaysAgo: 60 },
  },
  {
    ...{ of: 'marlowBay', email: 'g.marchetti@marlowbaypd.example', what: FIRST_AID },
    ...{ issued: -770, expires: -40, enteredDaysAgo: 60 },
  },
  {
    ...{ of: 'marlowBay', email: 'g.holloway@marlowbaypd.example', what: FIRST_AID },
    ...{ issued: -740, expires: -10, enteredDaysAgo: 60 },
  },
  {
    ...{ of: 'marlowBay', email: 'g.holloway@marlowbaypd.example', what: FIRST_AID },
    ...{ issued: -18, expires: 712, enteredDaysAgo: 16 },
  },
  {
    ...{ of: 'marlowBay', email: 'a.okafor@marlowbaypd.example', what: FIRST_AID },
    ...{ issued: -5, expires: 725, bySelf: true, enteredDaysAgo: 4 },
  },
  {
    ...{ of: 'harborLight', email: 's.keane@harborlight.example', what: { ...nacp('basic'), number: 'B-5514' } },
    ...{ issued: -675, expires: 55, enteredDaysAgo: 90 },
  },
  {
    ...{ of: 'harborLight', email: 'k.boateng@harborlight.example', what: { ...nacp('advanced'), number: 'A-1187' } },
    ...{ issued: -200, expires: 530, enteredDaysAgo: 90 },
  },
  {
    ...{ of: 'harborLight', email: 'l.ferreira@harborlight.example', what: nacp('provisional') },
    ...{ issued: -12, expires: 718, bySelf: true, enteredDaysAgo: 10 },
  },
]

export async function tellCertifications(story: Story, agencies: Agencies): Promise<void> {
  for (const each of held) await tell(story, each, agencies[each.of])
}

async function tell(story: Story, { of, email, what, ...days }: Held, agencyId: string): Promise<void> {
  const ctx = await as(days.bySelf ? email : coordinators[of].email, story.at(days.enteredDaysAgo, '09:40'))
  const personId = days.bySelf ? null : await personOf(ctx, agencyId, email)
  const { items } = personId ? await listCertifications(ctx, { agencyId, personId }) : await listMyCertifications(ctx)
  const issuedOn = story.day(days.issued)
  const same = items.filter(({ kind }) => kind === what.kind)
  if (same.some((each) => each.issuedOn === issuedOn)) return
  await enterCertification(ctx, {
    ...{ agencyId, personId, ...what, issuedOn },
    expiresOn: days.expires === null ? null : story.day(days.expires),
    followsId: same[0]?.certificationId ?? null,
  })
}
