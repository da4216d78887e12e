/** Training that people of the demonstration world took elsewhere, in the states in which a claim can be. */
import { nameCoordinator } from '@/lib/agencies/roles'
import { getClaim } from '@/lib/claims/claim'
import { disputeClaim, draftClaim, submitClaim } from '@/lib/claims/commands'
import { type ClaimFields, claimDraft } from '@/lib/claims/fields'
import type { ClaimState } from '@/lib/claims/kinds'
import { listMyClaims } from '@/lib/claims/queries'
import { approveClaim, rejectClaim, returnClaim } from '@/lib/claims/review'
import type { Claim } from '@/lib/claims/shapes'
import type { Ctx } from '@/lib/platform/context'
import { type Agencies, DANA, NOOR, unlessThere, WALT } from './agencies'
import { as, signInFirst } from './cast'
import { showCertificate } from './proofs'
import type { Story } from './story'

/** Looks after Harbor Light beside Noor Haddad: somebody else has to answer where what she decided is disputed. */
const RUTH = { email: 'r.castellanos@harborlight.example', givenName: 'Ruth', familyName: 'Castellanos' }
const AMARA = 'a.okafor@marlowbaypd.example'
const KWAME = 'k.boateng@harborlight.example'
const SIOBHAN = 's.keane@harborlight.example'

/** Taken once: while the claim stands as it did before it. */
type Step = { by: string; daysAgo: number; when: ClaimState; act: (ctx: Ctx, claim: Claim) => Promise<unknown> }
type Told = {
  by: string
  for: keyof Agencies
  tookDaysAgo: number
  writtenDaysAgo: number
  fields: Pick<ClaimFields, 'title' | 'provider' | 'minutes'> & Partial<ClaimFields>
  shows?: 'pdf' | 'photo'
  steps: readonly Step[]
}

const seen = ({ claimId, version: madeFrom }: Claim) => ({ claimId, madeFrom })
const sends = (by: string, daysAgo: number): Step => ({
  ...{ by, daysAgo, when: 'draft', act: (ctx, claim) => submitClaim(ctx, { ...seen(claim), attested: true }) },
})

const told: readonly Told[] = [
  {
    ...{ by: AMARA, for: 'marlowBay', tookDaysAgo: 52, writtenDaysAgo: 50 },
    fields: {
      ...{ title: 'Interviewing through an interpreter', provider: 'Cedar State Police Academy', minutes: 180 },
      ...{ mode: 'self-paced', topicIds: ['interviewing'], priorityIds: ['collaboration'] },
    },
    shows: 'pdf',
    steps: [
      sends(AMARA, 50),
      {
        ...{ by: DANA.email, daysAgo: 47, when: 'submitted' },
        act: (ctx, claim) => approveClaim(ctx, { ...seen(claim), minutes: 180 }),
      },
    ],
  },
  {
    ...{ by: AMARA, for: 'marlowBay', tookDaysAgo: 15, writtenDaysAgo: 14 },
    fields: {
      ...{ title: 'Legal bulletin, fall', provider: 'Vermeil Law Center', minutes: 120 },
      ...{ mode: 'virtual', topicIds: ['human-trafficking'], priorityIds: [] },
    },
    steps: [
      sends(AMARA, 14),
      {
        ...{ by: DANA.email, daysAgo: 12, when: 'submitted' },
        act: (ctx, claim) =>
          returnClaim(ctx, {
            ...seen(claim),
            reasons: [{ field: 'minutes', reason: 'The program says one hour. Was the second one the discussion?' }],
          }),
      },
    ],
  },
  {
    ...{ by: AMARA, for: 'marlowBay', tookDaysAgo: 4, writtenDaysAgo: 3 },
    fields: { title: 'Regional patrol meeting', provider: '', minutes: null },
    steps: [],
  },
  {
    ...{ by: 'm.bell@marlowbaypd.example', for: 'marlowBay', tookDaysAgo: 9, writtenDaysAgo: 8 },
    fields: {
      ...{ title: 'Coastal counties joint training day', provider: 'Lakes Regional Training Network', minutes: 360 },
      ...{ mode: 'in-person', topicIds: ['human-trafficking', 'interviewing'], priorityIds: ['collaboration'] },
      note: 'Lunch is not in the six hours. The list of who was there is with the network.',
    },
    shows: 'photo',
    steps: [sends('m.bell@marlowbaypd.example', 8)],
  },
  {
    ...{ by: SIOBHAN, for: 'harborLight', tookDaysAgo: 80, writtenDaysAgo: 78 },
    fields: {
      ...{ title: 'Ethics in victim services', provider: 'Kainalu Community College', minutes: 360 },
      ...{ mode: 'in-person', topicIds: ['ethics'], priorityIds: ['grantee-capacity'] },
    },
    shows: 'photo',
    steps: [
      sends(SIOBHAN, 78),
      {
        ...{ by: NOOR.email, daysAgo: 76, when: 'submitted' },
        act: (ctx, claim) =>
          approveClaim(ctx, { ...seen(claim), minutes: 300, reason: 'An hour of the day was lunch, by the program.' }),
      },
    ],
  },
  {
    ...{ by: KWAME, for: 'harborLight', tookDaysAgo: 30, writtenDaysAgo: 28 },
    fields: {
      ...{ title: 'Rest after the shift', provider: 'Elk Marsh Peer Support', minutes: 90 },
      ...{ mode: 'self-paced', topicIds: ['wellness'], priorityIds: [] },
    },
    steps: [
      sends(KWAME, 28),
      {
        ...{ by: NOOR.email, daysAgo: 26, when: 'submitted' },
        act: (ctx, claim) =>
          rejectClaim(ctx, { ...seen(claim), reason: 'Nothing shows that it was finished, and the page has no date.' }),
      },
      {
        ...{ by: KWAME, daysAgo: 25, when: 'rejected' },
        act: (ctx, claim) =>
          disputeClaim(ctx, {
            ...seen(claim),
            reason: 'The course writes no certificate. Its provider answers who finished it, by telephone.',
          }),
      },
    ],
  },
]

export async function tellClaims(story: Story, agencies: Agencies): Promise<void> {
  const walt = await as(WALT.email, story.at(340))
  await unlessThere(nameCoordinator(walt, { agencyId: agencies.harborLight, ...RUTH }))
  await signInFirst(story.at(339), RUTH)
  for (const each of told) await tell(story, each, agencies)
}

async function tell(story: Story, { by, fields, shows, steps, ...when }: Told, agencies: Agencies): Promise<void> {
  const on = story.day(-when.tookDaysAgo)
  const writer = await as(by, story.at(when.writtenDaysAgo, '18:40'))
  const there = (await listMyClaims(writer, {})).items.find(({ title }) => title === fields.title)
  const days = { startsOn: on, endsOn: on, agencyId: agencies[when.for] }
  const { claimId } = there ?? (await draftClaim(writer, { fields: claimDraft.parse({ ...fields, ...days }) }))
  if (shows) await show(writer, claimId, shows)
  for (const step of steps) {
    const ctx = await as(step.by, story.at(step.daysAgo, '18:50'))
    const claim = await getClaim(ctx, { claimId })
    if (claim.state === step.when) await step.act(ctx, claim)
  }
}

async function show(writer: Ctx, claimId: string, as: 'pdf' | 'photo'): Promise<void> {
  const { state, proofs, claimantName: person, fields } = await getClaim(writer, { claimId })
  if (state !== 'draft' || proofs.length > 0) return
  const { title, provider, startsOn: on, minutes } = fields
  await showCertificate(writer, claimId, { as, person, title, provider, on: on ?? '', minutes: minutes ?? 0 })
}
