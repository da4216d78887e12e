import { Fragment, type ReactNode } from 'react'
import { Icon } from './icon'
import { Link } from './link'
import { names } from './names'

export type Column<R> = {
  key: string
  head: ReactNode
  cell: (row: R) => ReactNode
  /** The row header: the thing the row is about (a person, a module). One column has it. */
  header?: boolean | undefined
  /** Right-aligned figures. */
  number?: boolean | undefined
  /** What the cell is called where rows become cards. The head, when that is plain text; `false` for none. */
  label?: string | false | undefined
  /** 'at-nowrap', 'at-noprint', 'at-bar', or by row: 'is-overdue', 'is-soon', 'at-skip' (left out of a card). */
  className?: string | ((row: R) => string | undefined) | undefined
  /** The address that sorts by this column, and how it is sorted now. */
  sort?: { href: string; direction?: 'ascending' | 'descending' | undefined } | undefined
  /** In the last line, under a rule. */
  foot?: ReactNode
}

type TableProps<R> = {
  columns: readonly Column<R>[]
  rows: readonly R[]
  rowKey: (row: R) => string
  /** Words of a line before the first row that has them: "2026: 28 hours". Rows of one group stand together. */
  groupOf?: ((row: R) => string) | undefined
  /** The name of the table: hidden, unless `labelledBy` points at a heading that is there already. */
  caption?: string | undefined
  labelledBy?: string | undefined
  /** People by requirements: first column and head stay. */
  matrix?: boolean | undefined
  /** On narrow screens four figures in a row under a bar. */
  figures?: boolean | undefined
}

// Rows shown as cards lose the table's own roles in browsers, so the roles are said again.
export const tableRoles = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  head: { role: 'columnheader' },
  rowHead: { role: 'rowheader' },
  cell: { role: 'cell' },
}

/** A list people compare, always inside a `TableFrame`: where that is narrow, each row is a card. */
export function Table<R>({ columns, rows, rowKey, groupOf, caption, labelledBy, matrix, figures }: TableProps<R>) {
  const kind = names('at-table at-table--cards', matrix && 'at-matrix', figures && 'at-table--figures')
  return (
    <table className={kind} {...tableRoles.table} {...(labelledBy ? { 'aria-labelledby': labelledBy } : {})}>
      {caption ? <caption className="at-hide">{caption}</caption> : null}
      <thead {...tableRoles.group}>
        <tr {...tableRoles.row}>{columns.map(headOf)}</tr>
      </thead>
      <tbody {...tableRoles.group}>
        {rows.map((row, i) => (
          <Fragment key={rowKey(row)}>
            {groupOf
              ? groupHead(columns.length, groupOf(row), rows.slice(Math.max(0, i - 1), i).map(groupOf)[0])
              : null}
            <tr {...tableRoles.row}>{columns.map((column) => cellOf(column, row))}</tr>
          </Fragment>
        ))}
      </tbody>
      {columns.some((column) => column.foot !== undefined) ? (
        <tfoot {...tableRoles.group}>
          <tr {...tableRoles.row}>{columns.map(footOf)}</tr>
        </tfoot>
      ) : null}
    </table>
  )
}

function groupHead(columns: number, words: string, before: string | undefined) {
  if (words === before) return null
  return (
    <tr className="at-table__group" {...tableRoles.row}>
      <th {...tableRoles.rowHead} scope="rowgroup" colSpan={columns}>
        {words}
      </th>
    </tr>
  )
}

const fixedClass = <R,>({ className }: Column<R>) => (typeof className === 'string' ? className : undefined)

function headOf<R>(column: Column<R>) {
  const { key, head, number, sort } = column
  return (
    <th
      key={key}
      {...tableRoles.head}
      scope="col"
      className={names(number && 'at-num', fixedClass(column))}
      {...(sort?.direction ? { 'aria-sort': sort.direction } : {})}
    >
      {sort ? (
        <Link href={sort.href} scroll={false} className="at-sort">
          {head}
          {sort.direction ? <Icon name={sort.direction === 'ascending' ? 'up' : 'down'} /> : null}
        </Link>
      ) : (
        head
      )}
    </th>
  )
}

const labelOf = <R,>({ label, head, header }: Column<R>) => {
  if (header || label === false) return {}
  const words = label ?? (typeof head === 'string' ? head : undefined)
  return words ? { 'data-label': words } : {}
}

function cellOf<R>(column: Column<R>, row: R) {
  const { key, header, number, className } = column
  const all = names(number && 'at-num', typeof className === 'function' ? className(row) : className)
  if (header)
    return (
      <th key={key} {...tableRoles.rowHead} scope="row" className={all}>
        {column.cell(row)}
      </th>
    )
  return (
    <td key={key} {...tableRoles.cell} className={all} {...labelOf(column)}>
      {column.cell(row)}
    </td>
  )
}

function footOf<R>(column: Column<R>) {
  const all = names(column.number && 'at-num', fixedClass(column))
  if (column.header)
    return (
      <th key={column.key} {...tableRoles.rowHead} scope="row" className={all}>
        {column.foot}
      </th>
    )
  return (
    <td key={column.key} {...tableRoles.cell} className={all} {...labelOf(column)}>
      {column.foot}
    </td>
  )
}

type FrameProps = {
  /** A heading inside the frame; `id` names the table through `labelledBy`. */
  title?: ReactNode
  id?: string | undefined
  aside?: ReactNode
  /** The table may be wider than the screen: the name of the region that scrolls. */
  scroll?: string | undefined
  className?: string | undefined
  children: ReactNode
}

/** The border around a table. */
export function TableFrame({ title, id, aside, scroll, className, children }: FrameProps) {
  const region = scroll ? { role: 'region', 'aria-label': scroll, tabIndex: 0 } : {}
  return (
    <div className={names('at-frame', scroll && 'at-scroll', className)} {...region}>
      {title ? (
        <header className="at-row at-row--between">
          <h2 {...(id ? { id } : {})}>{title}</h2>
          {aside ? <div className="at-small">{aside}</div> : null}
        </header>
      ) : null}
      {children}
    </div>
  )
}
