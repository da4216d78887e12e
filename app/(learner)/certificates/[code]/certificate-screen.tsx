'use client'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'next/navigation'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { useMe } from '@/app/_client/me'
import { signInHref } from '@/app/_client/next-place'
import { SquareCode } from '@/app/_client/square-code'
import { LinkButton } from '@/app/_ui/button'
import { Facts } from '@/app/_ui/facts'
import { Forbidden } from '@/app/_ui/forbidden'
import { Mark } from '@/app/_ui/icon'
import { Link } from '@/app/_ui/link'
import { Note } from '@/app/_ui/note'
import { hours } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import type { Verification } from '@/lib/records/inputs'

/** A certificate as printed, with its download; whether it still stands is said first. */
export function CertificateScreen() {
  const { code = '' } = useParams<{ code: string }>()
  const { me } = useMe()
  const query = useQuery(api.records.verifyCertificate.queryOptions({ input: { code } }))
  return (
    <Loaded query={query}>
      {({ state, certificate }) =>
        certificate ? (
          <>
            <p className="at-row at-row--between at-noprint">
              <Link href="/transcript">Back to my record</Link>
              {me === undefined ? null : (
                <LinkButton
                  href={
                    me.signedIn
                      ? `/api/v1/certificates/${certificate.code}/certificate.pdf`
                      : signInHref(`/certificates/${certificate.code}`, '')
                  }
                >
                  {me.signedIn ? 'Download the PDF' : 'Sign in to download the PDF'}
                </LinkButton>
              )}
            </p>
            <Standing state={state} code={certificate.code} />
            <Certificate {...certificate} />
          </>
        ) : (
          <Forbidden />
        )
      }
    </Loaded>
  )
}

const standings: Partial<Record<Verification['state'], string>> = {
  expired: 'This certificate has expired. The training stays on your record.',
  superseded: 'A newer certificate was issued for this training.',
  revoked: 'This certificate was revoked.',
}

function Standing({ state, code }: { state: Verification['state']; code: string }) {
  const words = standings[state]
  if (!words) return null
  return (
    <Note kind="caution" className="at-noprint">
      <p>
        {words} <Link href={`/verify/${code}`}>See what anyone sees who verifies it</Link>
      </p>
    </Note>
  )
}

type Printed = NonNullable<Verification['certificate']>

function Certificate({ nameAsIssued, title, creditMinutes, earnedOn, agencyName, edition, validTo, code }: Printed) {
  return (
    <article className="at-cert at-section">
      <header className="at-cert__top">
        <span className="at-mark">
          <Mark />
          Attest
        </span>
        <span className="at-soft">Record of training completed</span>
      </header>
      <div className="at-cert__body">
        <p className="at-kicker">This certifies that</p>
        <h1>{nameAsIssued}</h1>
        <p className="at-kicker">{edition ? 'completed, and passed the test of,' : 'completed'}</p>
        <h2>{title}</h2>
        <p>
          {hours(creditMinutes)} of {edition ? 'self-paced training' : 'training'}, on {longDay(earnedOn)}
        </p>
      </div>
      <footer className="at-cert__foot">
        <Facts
          items={[
            agencyName ? { label: 'Agency on that day', value: agencyName } : null,
            edition ? { label: 'Module', value: `Edition ${edition}` } : null,
            validTo ? { label: 'Good through', value: longDay(validTo) } : null,
            { label: 'Certificate', value: <b>{code}</b> },
            { label: 'Verify at', value: <Link href={`/verify/${code}`}>{`${location.host}/verify/${code}`}</Link> },
          ]}
        />
        <SquareCode
          address={`${location.origin}/verify/${code}`}
          label="Square code that opens the verification page"
        />
      </footer>
    </article>
  )
}
