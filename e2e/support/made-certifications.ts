/** Certifications that people of the world hold, for tests to act on. */
import { certificationFile } from '@/lib/certifications/proof'
import { newId } from '@/lib/platform/ids'
import { addDays } from '@/lib/platform/time'
import { owner } from './facts'
import { aPdf } from './pdfs'
import { sent } from './sent-files'
import { type Place, type Somebody, today } from './world'

let count = 0

/** First aid, issued on a day of its own and good for two years. */
export const aCertification = () => {
  const issuedOn = addDays(today(), -30 - ++count)
  return { kind: 'first-aid', issuer: 'Bayview Red Shield', issuedOn, expiresOn: addDays(issuedOn, 730) } as const
}

/** One of somebody at an agency, whether or not they serve there; verified by the coordinator, or waiting. */
export async function certificationOf(
  { agencyId, coordinator, mate }: Place,
  { personId }: { personId: string },
  { verified = false } = {},
): Promise<{ certificationId: string }> {
  const certificationId = newId()
  const by = personId === coordinator.personId ? mate.personId : coordinator.personId
  const { kind, issuer, issuedOn, expiresOn } = aCertification()
  await owner()`insert into certifications (id, agency_id, person_id, kind, issuer, issued_on, expires_on, entered_by,
      entered_by_name, entered_at, verified_by, verified_by_name, verified_at)
    values (${certificationId}, ${agencyId}, ${personId}, ${kind}, ${issuer}, ${issuedOn}, ${expiresOn}, ${personId},
      'Somebody', now(), ${verified ? by : null}, ${verified ? 'A coordinator' : null}, ${verified ? new Date() : null})`
  return { certificationId }
}

/** One with a file that was shown for it. */
export async function shownCertificationOf(place: Place, person: Somebody): Promise<{ certificationId: string }> {
  const { certificationId } = await certificationOf(place, person)
  const { fileId } = await sent(person.ctx, certificationFile, 'card.pdf', await aPdf())
  await owner()`update certifications set file_id = ${fileId}, file_name = 'card.pdf', is_picture = false
    where id = ${certificationId}`
  return { certificationId }
}
