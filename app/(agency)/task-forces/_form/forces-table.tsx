import { Link } from '@/app/_ui/link'
import { Status } from '@/app/_ui/status'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import { areaOf } from '@/app/(public)/task-forces/area'
import { sideNames, taskForceKindNames } from '@/lib/task-forces/fields'
import type { TaskForceItem } from '@/lib/task-forces/shapes'

type Props = {
  items: readonly TaskForceItem[]
  /** Whoever reads it keeps them. */
  keeps?: boolean | undefined
  /** The agency that the list is about: its own side is said, and the others are named. */
  agencyId?: string | undefined
  /** Where the page of a partner agency is, for whom there is one. */
  agencyHref?: ((agencyId: string) => string) | undefined
}

/** Task forces with their partners, from the home of a lead and from the page of an agency. */
export function ForcesTable({ items, keeps, agencyId, agencyHref }: Props) {
  const columns: Column<TaskForceItem>[] = [
    {
      key: 'name',
      head: 'Task force',
      header: true,
      cell: (force) => (
        <>
          <Link href={`/task-forces/${force.slug}`}>{force.name}</Link>
          <small>{taskForceKindNames[force.kind]}</small>
        </>
      ),
    },
    { key: 'area', head: 'Area', cell: (force) => areaOf(force) },
    { key: 'partners', head: 'Partners', cell: (force) => <Partners {...{ force, agencyId, agencyHref }} /> },
    ...(keeps
      ? [
          {
            key: 'keep',
            head: <span className="at-hide">Keep it</span>,
            label: false as const,
            cell: ({ slug, name }: TaskForceItem) => (
              <Link href={`/task-forces/${slug}/keep`}>
                Keep it<span className="at-hide">: {name}</span>
              </Link>
            ),
          },
        ]
      : []),
  ]
  return (
    <TableFrame>
      <Table caption="Task forces" columns={columns} rows={items} rowKey={({ slug }) => slug} />
    </TableFrame>
  )
}

type PartnersProps = Pick<Props, 'agencyId' | 'agencyHref'> & { force: TaskForceItem }

function Partners({ force: { partners, missingSides }, agencyId, agencyHref }: PartnersProps) {
  return (
    <ul className="at-plain">
      {partners.map((partner) => (
        <li key={`${partner.agencyId} ${partner.name} ${partner.side}`}>
          {partner.agencyId && partner.agencyId !== agencyId && agencyHref ? (
            <Link href={agencyHref(partner.agencyId)}>{partner.name}</Link>
          ) : (
            partner.name
          )}
          , {sideNames[partner.side].toLowerCase()}
        </li>
      ))}
      {missingSides.map((side) => (
        <li key={side}>
          <Status state="soon">
            {side === 'law-enforcement' ? 'Without a law enforcement partner' : 'Without a victim service partner'}
          </Status>
        </li>
      ))}
    </ul>
  )
}
