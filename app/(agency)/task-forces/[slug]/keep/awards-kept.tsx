import { Section } from '@/app/_ui/arrange'
import { LinkButton } from '@/app/_ui/button'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import { amountWords } from '@/app/(public)/task-forces/[slug]/award-words'
import { shortDay } from '@/lib/platform/words-of-time'
import { funderShort } from '@/lib/task-forces/fields'
import type { KeptTaskForce } from '@/lib/task-forces/shapes'
import { AwardLists } from './award-lists'

export type Award = KeptTaskForce['awards'][number]

export function AwardsKept({ force, here }: { force: KeptTaskForce; here: string }) {
  const { awards } = force
  return (
    <Section id="awards" title="Awards">
      {awards.length > 0 ? (
        <TableFrame>
          <Table caption="Awards" columns={columnsFor(here)} rows={awards} rowKey={({ awardId }) => awardId} />
        </TableFrame>
      ) : (
        <p>No award is on record.</p>
      )}
      <p className="at-row at-gap">
        <LinkButton variant="outline" href={`${here}?do=add-award`}>
          Add an award
        </LinkButton>
        <LinkButton variant="link" href={`${here}?do=import`}>
          Take over a list of awards
        </LinkButton>
        {awards.length > 0 ? (
          <LinkButton variant="link" href={`/api/v1/task-forces/${force.slug}/awards.csv`} download>
            Download the awards (CSV)
          </LinkButton>
        ) : null}
      </p>
      <AwardLists force={force} />
    </Section>
  )
}

const columnsFor = (here: string): Column<Award>[] => [
  {
    key: 'number',
    head: 'Award',
    header: true,
    cell: ({ number, program, funder }) => (
      <>
        {number}
        <small>
          {funderShort[funder]}, {program}
        </small>
      </>
    ),
  },
  { key: 'holder', head: 'Holder', cell: ({ holder }) => holder },
  { key: 'amount', head: 'Amount', cell: (award) => amountWords(award) ?? 'not known' },
  { key: 'period', head: 'Period', cell: ({ startsOn, endsOn }) => periodWords(startsOn, endsOn) },
  {
    key: 'do',
    head: <span className="at-hide">Change it</span>,
    label: false,
    cell: ({ awardId, number }) => (
      <LinkButton variant="link" href={`${here}?do=award&of=${awardId}`}>
        Change<span className="at-hide"> award {number}</span>
      </LinkButton>
    ),
  },
]

function periodWords(from: string | null, to: string | null): string {
  if (from && to) return `${shortDay(from)} to ${shortDay(to)}`
  if (from) return `from ${shortDay(from)}`
  return to ? `until ${shortDay(to)}` : 'not known'
}
