import { inWords } from '@/lib/platform/in-words'
import { USUAL_LOCALE } from '@/lib/platform/locales'
import { longDay } from '@/lib/platform/words-of-time'
import { Grid, Section } from '../../_ui/arrange'
import { Card } from '../../_ui/card'
import { Link } from '../../_ui/link'
import { type DatedCount, ecmCounts, icacCounts, innocenceLostCounts } from './counts'
import { kinds } from './messages'

const say = inWords(kinds, USUAL_LOCALE)

const explained = [
  { id: 'enhanced-collaborative-model', title: say('ecm'), text: say('ecmText'), counts: ecmCounts },
  { id: 'innocence-lost', title: say('lost'), text: say('lostText'), counts: innocenceLostCounts },
  { id: 'icac', title: say('icac'), text: say('icacText'), counts: icacCounts },
] as const

/** What each kind is, and how many others counted: never without the source and its day. */
export function KindsExplained() {
  return (
    <Section id="kinds" title={say('title')}>
      <Grid>
        {explained.map(({ id, title, text, counts }) => (
          <Card key={id} id={id} title={title} level={3}>
            <p>{text}</p>
            <Counts of={title} counts={counts} />
          </Card>
        ))}
      </Grid>
      <p className="at-small at-soft at-gap">{say('countsNote')}</p>
    </Section>
  )
}

function Counts({ of, counts }: { of: string; counts: readonly DatedCount[] }) {
  return (
    <>
      <p className="at-small at-gap">
        <b>{say('counts')}</b>
        <span className="at-hide">: {of}</span>
      </p>
      <ul className="at-lines at-small">
        {counts.map(({ count, asOf, source, url, readOn }) => (
          <li key={count}>
            {asOf ? say('countOf', { count, asOf }) : say('countUndated', { count })}{' '}
            <span className="at-soft">
              {url ? <Link href={url}>{source}</Link> : source}, {say('readOn', { day: longDay(readOn) })}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
