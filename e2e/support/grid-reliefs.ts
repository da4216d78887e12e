/** How operations about waivers, extensions, exemptions and leave are asked in the grid. */
import { newId } from '@/lib/platform/ids'
import { addDays } from '@/lib/platform/time'
import { reliefFile } from '@/lib/requirements/reliefs/proofs'
import { owner } from './facts'
import { fileFor } from './grid-claims'
import { type Inputs, next, reason } from './grid-subject'
import { aPdf } from './pdfs'
import { sent } from './sent-files'
import { type Place, type Somebody, today } from './world'

export const inputsOfReliefs: Inputs = {
  'requirements.listMyReliefs': () => undefined,
  'requirements.listReliefs': ({ place: { agencyId } }) => ({ agencyId }),
  'requirements.recommendRelief': ({ named, place, person }) => aLeave(place, named === '-' ? place.trainee : person),
  'requirements.grantRelief': ({ named, place, person }) => aLeave(place, named === '-' ? place.trainee : person),
  'requirements.decideRelief': async ({ place, person }) => ({ ...(await reliefOf(place, person)), granted: true }),
  'requirements.endRelief': async ({ place, person }) => ({
    ...(await reliefOf(place, person, { granted: true })),
    why: reason,
  }),
  'requirements.addReliefProof': async (about) => ({
    ...(await reliefOf(about.place, about.person)),
    fileId: await fileFor(about, letterOf),
  }),
  'requirements.removeReliefProof': async ({ place, person }) => ({ ...(await shownReliefOf(place, person)), reason }),
  '/reliefs/{reliefId}/proofs/{proofId}/file': async ({ place, person }) => {
    const { reliefId, proofId } = await shownReliefOf(place, person)
    return `/reliefs/${reliefId}/proofs/${proofId}/file`
  },
  '/reliefs/{reliefId}/proofs/{proofId}/pages/{page}': async ({ place, person }) => {
    const { reliefId, proofId } = await shownReliefOf(place, person)
    return `/reliefs/${reliefId}/proofs/${proofId}/pages/1`
  },
}

const aLeave = ({ agencyId }: Place, { personId }: { personId: string }) => ({
  ...{ agencyId, personId, kind: 'leave', from: today(), untilOn: addDays(today(), 10 + next()), why: reason },
})

/** Leave that a supervisor recommended for the person, or that was granted. */
export async function reliefOf(
  { agencyId, supervisor, coordinator }: Place,
  { personId }: { personId: string },
  { granted = false } = {},
): Promise<{ reliefId: string }> {
  const reliefId = newId()
  await owner()`insert into reliefs (id, agency_id, person_id, kind, from_on, until_on, why, recommended_by,
      recommended_by_name, recommended_at, granted, decided_by, decided_by_name, decided_at)
    values (${reliefId}, ${agencyId}, ${personId}, 'leave', ${today()}, ${addDays(today(), 30)}, ${reason},
      ${supervisor.personId}, 'Supervisor', now(), ${granted ? true : null}, ${granted ? coordinator.personId : null},
      ${granted ? 'Coordinator' : null}, ${granted ? new Date() : null})`
  return { reliefId }
}

/** A letter that somebody sent to show it. */
async function letterOf({ ctx }: Pick<Somebody, 'ctx'>): Promise<string> {
  const { fileId } = await sent(ctx, reliefFile, 'letter.pdf', await aPdf('They are away from March to June.'))
  return fileId
}

/** Leave that was granted or waits, with a letter that somebody added. */
export async function shownReliefOf(
  place: Place,
  person: Pick<Somebody, 'personId'>,
  by = place.coordinator,
  { granted } = { granted: true },
) {
  const { reliefId } = await reliefOf(place, person, { granted })
  const [proofId, fileId] = [newId(), await letterOf(by)]
  await owner()`insert into relief_proofs (id, relief_id, file_id, is_picture, size, digest, added_by, added_by_name, added_at)
    values (${proofId}, ${reliefId}, ${fileId}, false, 900, ${proofId}, ${by.personId}, 'Somebody', now())`
  await owner()`update reliefs set files_shown = 1 where id = ${reliefId}`
  return { reliefId, proofId }
}
