import { Section } from '@/app/_ui/arrange'
import { LinkButton } from '@/app/_ui/button'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import { dayBefore, shortDay } from '@/lib/platform/words-of-time'
import { sideNames } from '@/lib/task-forces/fields'
import type { KeptTaskForce } from '@/lib/task-forces/shapes'

export type Stretch = KeptTaskForce['present'][number]

/** Everybody who is, was or will be in it, with the days. */
export function PartnersKept({ force, here }: { force: KeptTaskForce; here: string }) {
  const rows = [...force.present, ...force.ahead, ...force.former]
  return (
    <Section id="partners" title="Partners and members">
      {rows.length > 0 ? (
        <TableFrame>
          <Table
            caption="Partners and members"
            columns={columnsFor(here)}
            rows={rows}
            rowKey={({ partnerId }) => partnerId}
          />
        </TableFrame>
      ) : (
        <p>Nobody is in it yet.</p>
      )}
      <p className="at-gap">
        <LinkButton variant="outline" href={`${here}?do=add-partner`}>
          Add a partner or a member
        </LinkButton>
      </p>
    </Section>
  )
}

const columnsFor = (here: string): Column<Stretch>[] => [
  { key: 'name', head: 'Name', header: true, cell: ({ name }) => name },
  { key: 'side', head: 'Side', cell: ({ side }) => sideNames[side] },
  { key: 'from', head: 'Since', cell: ({ validFrom }) => shortDay(validFrom), className: 'at-nowrap' },
  {
    key: 'to',
    head: 'Until',
    cell: ({ validTo }) => (validTo ? shortDay(dayBefore(validTo)) : 'no end'),
    className: 'at-nowrap',
  },
  {
    key: 'do',
    head: <span className="at-hide">Change it</span>,
    label: false,
    cell: ({ partnerId, name, validTo }) => (
      <span className="at-row">
        {validTo ? null : (
          <LinkButton small variant="outline" href={`${here}?do=end&of=${partnerId}`}>
            End<span className="at-hide"> the part of {name}</span>
          </LinkButton>
        )}
        <LinkButton variant="link" href={`${here}?do=correct&of=${partnerId}`}>
          Correct<span className="at-hide"> the part of {name}</span>
        </LinkButton>
      </span>
    ),
  },
]
