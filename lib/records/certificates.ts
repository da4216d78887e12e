/** Issues certificates inside the transaction that posted their credits. */
import { sql } from 'drizzle-orm'
import type { Writer } from '@/lib/audit/write'
import { anyId } from '@/lib/platform/bulk'
import { certificateCode } from '@/lib/platform/codes'
import { asSystem, type Tx } from '@/lib/platform/database'
import { notFound } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import type { Day } from '@/lib/platform/time'
import { fullName } from '@/lib/platform/words'
import type { CertificateTerms } from './sources'
import { certificates } from './tables'

type Wanted = CertificateTerms & { creditId: string }
export type IssuedCertificate = { creditId: string; certificateId: string; code: string }

const ROWS_A_STATEMENT = 1000

/**
 * Issues the certificates of credits, each under the name the person bore on the day it was earned.
 * @throws not-found for a credit that is not there, or is a reversal
 */
export async function issueCertificates(w: Writer, wanted: readonly Wanted[]): Promise<IssuedCertificate[]> {
  if (wanted.length === 0) return []
  return asSystem(w.tx, w.ctx, async () => {
    const found = new Map((await factsOf(w.tx, wanted)).map((row) => [row.creditId, row]))
    const rows = wanted.map(({ creditId, edition = null, validTo = null }) => {
      const credit = found.get(creditId)
      if (!credit) throw notFound('This credit')
      const { givenName: given, familyName: family, ...facts } = credit
      const nameAsIssued = fullName({ given, family })
      const issued = { id: newId(), code: certificateCode(), issuedAt: w.ctx.now }
      return { ...facts, ...issued, nameAsIssued, edition, validTo }
    })
    for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT)
      await w.tx.insert(certificates).values(rows.slice(at, at + ROWS_A_STATEMENT))
    for (const { code, personId, agencyId, title, creditId } of rows)
      w.record('certificate.issued', { kind: 'certificate', id: code, personId, agencyId, detail: { title, creditId } })
    return rows.map(({ creditId, id, code }) => ({ creditId, certificateId: id, code }))
  })
}

type CreditFacts = {
  creditId: string
  personId: string
  agencyId: string | null
  title: string
  creditMinutes: number
  earnedOn: Day
  agencyName: string | null
  givenName: string
  familyName: string
}

/** With the name of the day; the earliest known one for days before any was recorded. */
async function factsOf(tx: Tx, wanted: readonly Wanted[]): Promise<CreditFacts[]> {
  const rows = await tx.execute<CreditFacts>(sql`
    select c.id as "creditId", c.person_id as "personId", c.agency_id as "agencyId", c.title, c.credit_minutes as "creditMinutes",
           c.earned_on as "earnedOn", a.name as "agencyName", coalesce(n.given_name, p.given_name) as "givenName",
           coalesce(n.family_name, p.family_name) as "familyName"
    from credits c join people p on p.id = c.person_id left join agencies a on a.id = c.agency_id
    left join lateral (
      select x.given_name, x.family_name from person_names x where x.person_id = c.person_id
      order by x.valid_from <= c.earned_on desc, case when x.valid_from <= c.earned_on then x.valid_from end desc nulls last,
               x.valid_from, x.recorded_at desc limit 1) n on true
    where c.id = ${anyId(wanted.map(({ creditId }) => creditId))} and c.reverses is null`)
  return [...rows]
}
