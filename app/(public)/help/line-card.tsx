import { lineTexts } from '@/lib/directory/messages'
import type { listContactLines } from '@/lib/directory/queries'
import { type Locale, USUAL_LOCALE } from '@/lib/platform/locales'
import { type Say, sentencesIn } from '@/lib/platform/say'
import { longDay } from '@/lib/platform/words-of-time'
import { Card } from '../../_ui/card'
import { Facts } from '../../_ui/facts'
import { Link } from '../../_ui/link'
import { rich } from '../../_ui/rich'
import { Call, TextTo } from './dial'
import type { help } from './messages'

export type Line = Awaited<ReturnType<typeof listContactLines>>['items'][number]

/** One place to turn to: what for, how to reach it, when, and from where we know it. */
export function LineCard({ line, say }: { line: Line; say: Say<typeof help> }) {
  const { id, name, purpose, phone, textNumber, url, hours, sourceName, sourceUrl, lastVerifiedOn } = line
  const { locale } = say
  const written = <Written text={name} locale={locale} />
  const source = (chunks: React.ReactNode) => (
    <Link href={sourceUrl} {...english(locale)}>
      {chunks}
    </Link>
  )
  return (
    <Card id={id} title={written} level={3}>
      <p className="at-measure">
        <Written text={purpose} locale={locale} />
      </p>
      <Facts
        className="at-gap"
        items={[
          phone ? { label: say('call'), value: <Call phone={phone} of={written} /> } : null,
          textNumber ? { label: say('text'), value: <TextTo number={textNumber} of={written} /> } : null,
          url ? { label: say('online'), value: <Link href={url}>{siteOf(url)}</Link> } : null,
          hours ? { label: say('when'), value: <Written text={hours} locale={locale} /> } : null,
        ]}
      />
      <p className="at-small at-soft at-gap">
        {rich(say.rich('source', { name: sourceName, source, day: longDay(lastVerifiedOn, locale) }))}
      </p>
    </Card>
  )
}

/** What the record holds is in English; where the catalog has it in this language too, it is said in this one. */
function Written({ text, locale }: { text: string; locale: Locale }) {
  const known = sentencesIn(locale, lineTexts)[text]
  return known ?? (locale === USUAL_LOCALE ? text : <span lang={USUAL_LOCALE}>{text}</span>)
}

const english = (locale: Locale) => (locale === USUAL_LOCALE ? {} : { lang: USUAL_LOCALE })

const siteOf = (url: string) => new URL(url).hostname.replace(/^www\./, '')
