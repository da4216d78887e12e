import type { Metadata } from 'next'
import { Column, Page } from '@/app/_ui/arrange'
import { Facts } from '@/app/_ui/facts'
import { Link } from '@/app/_ui/link'
import { Verdict } from '@/app/_ui/verdict'
import { anyoneCtx } from '@/lib/platform/context'
import { hoursFigure } from '@/lib/platform/words'
import { longDay, moment } from '@/lib/platform/words-of-time'
import type { Verification } from '@/lib/records/inputs'
import { verifyCertificate } from '@/lib/records/verification'
import { VerifyForm } from '../verify-form'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Certificate check', robots: { index: false } }

/** Where the check was made is not known before anybody signs in; the zone is always named. */
const ZONE = 'America/New_York'

type Props = { params: Promise<{ code: string }> }

export default async function VerdictPage({ params }: Props) {
  const typed = readable((await params).code)
  const verification = await verifyCertificate(anyoneCtx(), { code: typed })
  return (
    <Page>
      <Column>
        {verification.certificate ? <Known verification={verification} /> : <Unknown code={verification.code} />}
        <VerifyForm label="Check another certificate" />
      </Column>
    </Page>
  )
}

/** Anything may stand in an address. */
function readable(code: string): string {
  try {
    return decodeURIComponent(code).trim().slice(0, 64) || '?'
  } catch {
    return '?'
  }
}

const day = (instant: string) => longDay(instant)

function answerTo(verification: Verification): { kind: 'good' | 'old' | 'no'; title: string; lead: string } {
  const { state, certificate, revokedAt, revokedReason } = verification
  switch (state) {
    case 'expired':
      return {
        kind: 'old',
        title: 'This certificate has expired',
        lead: `The training was completed as printed. It was good through ${certificate?.validTo ? day(certificate.validTo) : 'an earlier day'}.`,
      }
    case 'superseded':
      return {
        kind: 'old',
        title: 'Replaced by a newer certificate',
        lead: 'The training was completed as printed here. A newer certificate was issued for it, for instance after a change of name.',
      }
    case 'revoked':
      return {
        kind: 'no',
        title: 'This certificate was revoked',
        lead: `Please do not rely on it. ${revokedAt ? `It was withdrawn on ${day(revokedAt)}` : 'It was withdrawn'}${revokedReason ? `: ${revokedReason}` : '.'}`,
      }
    default:
      return { kind: 'good', title: 'This certificate is valid', lead: 'It stands in the record exactly as printed.' }
  }
}

function Known({ verification }: { verification: Verification }) {
  const { certificate, supersededBy, checkedAt } = verification
  if (!certificate) return null
  const { nameAsIssued, title, edition, creditMinutes, earnedOn, agencyName, code, validTo, issuedAt } = certificate
  return (
    <Verdict {...answerTo(verification)}>
      <Facts
        className="at-section"
        items={[
          {
            label: 'Issued to',
            value: (
              <>
                <b>{nameAsIssued}</b> <span className="at-soft">as the name was on that day</span>
              </>
            ),
          },
          { label: 'For', value: edition ? `${title}, edition ${edition}` : title },
          { label: 'Hours', value: hoursFigure(creditMinutes) },
          { label: 'Earned on', value: day(earnedOn) },
          agencyName ? { label: 'Agency on that day', value: agencyName } : null,
          { label: 'Issued on', value: day(issuedAt) },
          { label: 'Certificate', value: code },
          validTo ? { label: 'Good through', value: day(validTo) } : null,
          supersededBy
            ? { label: 'Newer one', value: <Link href={`/verify/${supersededBy}`}>{supersededBy}</Link> }
            : null,
        ]}
      />
      <p className="at-small at-soft at-gap">
        Checked against the record on {moment(checkedAt, ZONE)}. The page shows what is printed on the certificate and
        nothing more about the person.
      </p>
    </Verdict>
  )
}

function Unknown({ code }: { code: string }) {
  return (
    <Verdict
      kind="no"
      title="No certificate has this code"
      lead={`Nothing in the record belongs to “${code}”. Please compare it with the certificate: every character counts, and a code that was mistyped never fits another certificate.`}
    >
      <p className="at-gap">
        If the code is printed exactly so, the certificate was not issued here. Do not rely on it before you have asked
        the person or the agency.
      </p>
    </Verdict>
  )
}
