'use client'
import { useState } from 'react'
import { api, problemOf } from '@/app/_client/api'
import { ProblemNote } from '@/app/_client/problem-note'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { Status } from '@/app/_ui/status'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import { roleWords } from '@/lib/agencies/words'
import { shortDay } from '@/lib/platform/words-of-time'
import type { Role } from '../words'

type Props = { items: readonly Role[]; caption: string; onRevoked: (words: string) => void }

/** Who holds which role, and the button that ends it. */
export function RolesTable({ items, caption, onRevoked }: Props) {
  const columns: Column<Role>[] = [
    {
      key: 'person',
      head: 'Person',
      header: true,
      cell: ({ personName, email }) => (
        <>
          {personName}
          <small>{email ?? 'no e-mail address'}</small>
        </>
      ),
    },
    {
      key: 'role',
      head: 'Role',
      cell: ({ role, unitName, isInEffect }) => (
        <>
          {roleWords[role]}
          {unitName ? <small>{unitName}</small> : null}
          {isInEffect ? null : <Status state="waiting">Waits for confirmation</Status>}
        </>
      ),
    },
    { key: 'since', head: 'Since', cell: ({ grantedAt }) => shortDay(grantedAt.slice(0, 10)), className: 'at-nowrap' },
    {
      key: 'end',
      head: <span className="at-hide">End the role</span>,
      label: false,
      cell: (role) => (role.mayRevoke ? <Revoke role={role} onRevoked={onRevoked} /> : null),
    },
  ]
  return (
    <TableFrame>
      <Table caption={caption} columns={columns} rows={items} rowKey={({ roleId }) => roleId} />
    </TableFrame>
  )
}

/** Asked once more before it is done: it takes effect at once. */
function Revoke({ role, onRevoked }: { role: Role; onRevoked: (words: string) => void }) {
  const [sure, setSure] = useState(false)
  const { personName, roleId } = role
  const words = roleWords[role.role].toLowerCase()
  const revoke = useCommand(api.agencies.revokeRole, {
    onDone: () => onRevoked(`${personName} is no longer ${words}`),
  })
  /** Somebody else was quicker: what was wanted is so. */
  const onError = (error: Error) => {
    if (problemOf(error)?.status === 404) onRevoked(`${personName} was no longer ${words} already`)
  }
  if (!sure)
    return (
      <Button small variant="outline" onClick={() => setSure(true)}>
        Revoke<span className="at-hide">: {`${personName}, ${words}`}</span>
      </Button>
    )
  return (
    <div>
      <ProblemNote problem={revoke.problem} />
      <p>{personName} loses it at once.</p>
      <p className="at-row">
        <Button small autoFocus busy={revoke.pending} onClick={() => revoke.run({ roleId }, { onError })}>
          Revoke it
        </Button>
        <Button small variant="outline" onClick={() => setSure(false)}>
          Keep it
        </Button>
      </p>
    </div>
  )
}
