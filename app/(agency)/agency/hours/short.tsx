'use client'
import { useEffect, useRef } from 'react'
import { Section } from '@/app/_ui/arrange'
import { Key } from '@/app/_ui/chart'
import { type Count, Counts } from '@/app/_ui/counts'
import { Link } from '@/app/_ui/link'
import { Loading } from '@/app/_ui/loading'
import { Table, TableFrame } from '@/app/_ui/table'
import { count, figure } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import type { ToScreen } from '../../_agency'
import { type Asked, addressWith, type Hours } from './address'
import { Pace } from './pace'
import { peopleColumns } from './short-columns'
import { modes } from './ways'

type Told = NonNullable<Hours['short']>
type Requirement = Hours['requirements'][number]
type Props = {
  one: Requirement
  answer: Hours
  short: Told
  asked: Asked
  /** Who they are is still on its way: what is known is of those who were looked at before. */
  isComing: boolean
  mayWrite: boolean
  to: ToScreen
}

/** Of one requirement who is short, in figures that filter and one by one, and the pace of all together. */
export function Short(props: Props) {
  const { one, answer, short, asked, isComing, to } = props
  const { asOf, pace } = answer
  const place = useLookedAt(asked.below)
  return (
    <div ref={place} tabIndex={-1}>
      <Section id="short" title={titleOf(one, short, asked)}>
        <Counts label="People by hours still missing" items={countsOf(short.figures, asked, to)} />
        {pace ? <Pace pace={pace} asOf={asOf} needMinutes={one.needMinutes} /> : null}
        {isComing ? <Loading /> : <People {...props} />}
      </Section>
    </div>
  )
}

/** The link to those below a minimum stands in a table further down: who is led here by it goes on from here. */
function useLookedAt(below: string) {
  const place = useRef<HTMLDivElement>(null)
  const seen = useRef(below)
  useEffect(() => {
    if (below && below !== seen.current) {
      place.current?.focus({ preventScroll: true })
      place.current?.scrollIntoView()
    }
    seen.current = below
  }, [below])
  return place
}

function People({ one, answer: { asOf }, short, asked, mayWrite, to }: Props) {
  const { minimums, total, items } = short
  return (
    <>
      {items.length === 0 ? (
        <p className="at-gap">{asked.standing || asked.below ? 'Nobody stands so.' : 'Nobody is short.'}</p>
      ) : (
        <>
          <TableFrame className="at-gap">
            <Table
              caption="People and their hours"
              columns={peopleColumns({
                to,
                asked,
                mayWrite,
                minimums: minimums.length > 0,
                requirementId: one.requirementId,
                items,
              })}
              rows={items}
              rowKey={({ personId }) => personId}
            />
          </TableFrame>
          <Key items={modes} />
        </>
      )}
      <p className="at-small at-soft">
        {total > items.length
          ? `${figure(items.length)} of ${figure(total)} as of ${longDay(asOf)}; the file above holds all of them. `
          : `${count(total, 'person', 'people')} as of ${longDay(asOf)}. `}
        {asked.standing || asked.below ? (
          <Link scroll={false} href={to(addressWith(asked, { standing: '', below: '' }))}>
            Everybody who is short
          </Link>
        ) : null}
      </p>
    </>
  )
}

const words = {
  'far-short': 'Half of the hours or more are missing',
  short: 'Less than half of the hours are missing',
  'part-missing': 'Only a minimum is missing',
  met: 'Who has met it',
} as const

function titleOf({ name }: Requirement, { minimums }: Told, { standing, below }: Asked): string {
  const minimum = minimums.find(({ key }) => key === below)
  if (minimum) return `Below the minimum of “${minimum.label}”, most hours missing first`
  const chosen = words[standing as keyof typeof words]
  return chosen ? `${chosen}: “${name}”` : `Who is short of “${name}”, most hours missing first`
}

const people = (n: number) => (n === 1 ? 'person' : 'people')

/** Each filters the list below; pressed again, it is everybody who is short. */
function countsOf({ farShort, short, partMissing, met }: Told['figures'], asked: Asked, to: ToScreen): Count[] {
  const linked = (standing: string, n: number) => ({
    ...{ figure: figure(n), noun: people(n), current: asked.standing === standing },
    href: to(addressWith(asked, { standing: asked.standing === standing ? '' : standing, below: '' })),
  })
  return [
    { ...linked('far-short', farShort), label: 'Far short', state: 'overdue', note: 'half or more missing' },
    { ...linked('short', short), label: 'Short', state: 'soon', note: 'less than half missing' },
    { ...linked('part-missing', partMissing), label: 'A minimum missing', state: 'open', note: 'and nothing else' },
    { ...linked('met', met), label: 'Met', state: 'met', note: 'hours and every minimum' },
  ]
}
