import type { listContactLines } from '@/lib/directory/queries'
import { inWords } from '@/lib/platform/in-words'
import { USUAL_LOCALE } from '@/lib/platform/locales'
import { Page } from '../../_ui/arrange'
import { Link } from '../../_ui/link'
import { rich } from '../../_ui/rich'
import { Call, dialed } from '../help/dial'
import { home } from './messages'

const say = inWords(home, USUAL_LOCALE)
type Line = Awaited<ReturnType<typeof listContactLines>>['items'][number]

/** Numbers large enough to copy. Attest takes no reports itself. */
export function ReportBand({ lines }: { lines: readonly Line[] }) {
  const shown = lines.filter(({ kind }) => kind === 'federal' || kind === 'hotline')
  return (
    <section className="at-report" aria-labelledby="report-h">
      <Page>
        <h2 id="report-h">{say('report')}</h2>
        <p className="at-measure">
          {rich(say.rich('reportText', { call: (chunks) => <a href={`tel:${dialed('911')}`}>{chunks}</a> }))}
        </p>
        <div className="at-report__ways">
          {shown.map((line) => (
            <Way key={line.id} line={line} />
          ))}
        </div>
        <p className="at-small at-gap">
          <Link href="/help">{say('allLines')}</Link>
        </p>
      </Page>
    </section>
  )
}

function Way({ line: { name, phone, textNumber, url } }: { line: Line }) {
  return (
    <div>
      <h3>{name}</h3>
      {phone ? (
        <p className="at-call">
          <Call phone={phone} of={name} />
        </p>
      ) : url ? (
        <p className="at-call">
          <Link href={url}>{say('reportOnline')}</Link>
        </p>
      ) : null}
      {phone && textNumber ? (
        <p className="at-small">
          {rich(
            say.rich('orText', { number: textNumber, text: (chunks) => <a href={`sms:${textNumber}`}>{chunks}</a> }),
          )}
        </p>
      ) : null}
      {phone && url ? (
        <p className="at-small">{rich(say.rich('orOnline', { link: (chunks) => <Link href={url}>{chunks}</Link> }))}</p>
      ) : null}
    </div>
  )
}
