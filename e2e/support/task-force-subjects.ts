/** Task forces that an operation can be asked about, each formed by the administrator and led by the person. */
import { newId } from '@/lib/platform/ids'
import { awardFile, importAwards } from '@/lib/task-forces/award-import'
import { addAward } from '@/lib/task-forces/awards'
import { formTaskForce } from '@/lib/task-forces/commands'
import { nameLead } from '@/lib/task-forces/leads'
import { addPartner } from '@/lib/task-forces/partners'
import { sent } from './sent-files'
import type { Somebody, World } from './world'

const DAY = '2025-10-01'

/** The facts of a task force, as its form sends them. */
export const aTaskForce = () => ({
  ...{ name: `Task force ${newId().slice(-6)}`, state: 'CA', postalCode: '93901', servedCounties: ['CA Monterey'] },
  ...{ servedStates: [], servedWords: '', phone: '555-010-0142', email: '', url: '' },
  ...{ lawEnforcementDoes: 'Works the cases', victimServicesDoes: '', since: DAY, endedOn: '', listingSlug: '' },
})

export const anAward = () => ({
  ...{ number: `15POVC-25-GG-${newId().slice(-5)}-HT`, program: 'Services for victims of trafficking', funder: 'ovc' },
  ...{ holderAgencyId: null, holderName: 'Bay Advocates', amount: 500_000, basis: 'total' },
  ...{ startsOn: DAY, endsOn: '2028-09-30', sourceName: 'The award letter', sourceUrl: '', sourceSeenOn: '2026-01-15' },
})

type AForce = { taskForceId: string; slug: string; madeFrom: string }

export async function forceOf({ own, other, administrator }: World, person: Somebody | null): Promise<AForce> {
  const { ctx } = administrator
  const { taskForceId, slug, version } = await formTaskForce(ctx, {
    ...{ ...aTaskForce(), kind: 'enhanced-collaborative-model' },
    partners: [
      { agencyId: own.agencyId, side: 'law-enforcement', validFrom: DAY },
      { agencyId: other.agencyId, side: 'victim-services', validFrom: DAY },
    ],
  })
  // An administrator keeps all of them, and names nobody but others.
  if (person && person.personId !== administrator.personId) await nameLead(ctx, { taskForceId, email: person.email })
  return { taskForceId, slug, madeFrom: version }
}

export async function partnerOf(world: World, person: Somebody): Promise<{ partnerId: string; madeFrom: string }> {
  const { taskForceId } = await forceOf(world, person)
  const member = { taskForceId, name: 'FBI field office', side: 'other', validFrom: DAY }
  const { partnerId, version } = await addPartner(world.administrator.ctx, member)
  return { partnerId, madeFrom: version }
}

export async function awardOf(world: World, person: Somebody): Promise<{ awardId: string; madeFrom: string }> {
  const { taskForceId } = await forceOf(world, person)
  const { awardId, version } = await addAward(world.administrator.ctx, { taskForceId, ...anAward() })
  return { awardId, madeFrom: version }
}

export async function leadOf(world: World): Promise<{ leadId: string }> {
  const { taskForceId } = await forceOf(world, null)
  return nameLead(world.administrator.ctx, { taskForceId, email: world.own.mate.email })
}

const HEADER = 'number,program,funder,holder,amount,basis,starts,ends,source,source_url,seen_on'
const awardLine = (number = `15PBJA-25-GG-${newId().slice(-5)}-HT`) =>
  `${number},Task forces against trafficking,BJA,Bay Police,"$750,000",federal share,10/1/2025,9/30/2028,The award letter,,2026-01-15`

const awardsSentBy = (somebody: Pick<Somebody, 'ctx'>, ...lines: string[]) =>
  sent(somebody.ctx, awardFile, 'awards.csv', [HEADER, ...lines].join('\n'))

/** A file of theirs with what it would do, which is the same whoever asks. */
export async function awardsShownTo(world: World, by: Pick<Somebody, 'ctx'>, taskForceId: string) {
  const line = awardLine()
  const [tried, { fileId }] = [await awardsSentBy(world.administrator, line), await awardsSentBy(by, line)]
  const { plan } = await importAwards(world.administrator.ctx, { taskForceId, fileId: tried.fileId, dryRun: true })
  return { taskForceId, fileId, dryRun: false, plan }
}

export async function importedAwardsOf(world: World, person: Somebody): Promise<{ importId: string }> {
  const { taskForceId } = await forceOf(world, person)
  const { fileId } = await awardsSentBy(world.administrator, awardLine())
  const { ctx } = world.administrator
  const { plan } = await importAwards(ctx, { taskForceId, fileId, dryRun: true })
  const { importId } = await importAwards(ctx, { taskForceId, fileId, dryRun: false, plan })
  return { importId: importId ?? '' }
}
