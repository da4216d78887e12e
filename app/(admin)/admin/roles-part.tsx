'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { useCommand } from '@/app/_client/use-command'
import { whenWords } from '@/app/_client/when'
import { Button } from '@/app/_ui/button'
import { ErrorSummary, listErrors } from '@/app/_ui/error-summary'
import { SelectField, TextField } from '@/app/_ui/form'
import { Note, Problem } from '@/app/_ui/note'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import { grantRoleInput } from '@/lib/agencies/inputs'
import type { roleShape } from '@/lib/agencies/shapes'
import type { RoleName } from '@/lib/platform/context'
import { roleChoices, roleWords } from './kind-words'

type Props = { agencyId: string | null; roles: readonly RoleName[] }
type Role = z.infer<typeof roleShape>

/** Who holds which role, on the platform or in one agency; roles are given by e-mail and end at once. */
export function RolesPart({ agencyId, roles }: Props) {
  const query = useQuery(api.agencies.listRoles.queryOptions({ input: agencyId ? { agencyId } : {} }))
  const revoke = useCommand(api.agencies.revokeRole, { invalidates: [api.agencies.key()] })
  return (
    <Loaded query={query} lines={4}>
      {({ items }) => (
        <>
          {revoke.problem ? <Problem title={revoke.problem.title}>{revoke.problem.detail}</Problem> : null}
          {items.length > 0 ? (
            <TableFrame>
              <Table
                caption="Roles, by name"
                columns={columnsOf((roleId) => revoke.run({ roleId }))}
                rows={items}
                rowKey={({ roleId }) => roleId}
              />
            </TableFrame>
          ) : (
            <p>Nobody holds one yet.</p>
          )}
          <details className="at-gap">
            <summary>Give somebody a role</summary>
            <GrantForm agencyId={agencyId} roles={roles} />
          </details>
        </>
      )}
    </Loaded>
  )
}

const columnsOf = (revoke: (roleId: string) => void): Column<Role>[] => [
  {
    key: 'person',
    head: 'Person',
    header: true,
    cell: ({ personName, email }) => (
      <>
        {personName}
        {email ? <small>{email}</small> : null}
      </>
    ),
  },
  {
    key: 'role',
    head: 'Role',
    cell: ({ role, unitName }) => (unitName ? `${roleWords[role]} of ${unitName}` : roleWords[role]),
  },
  { key: 'since', head: 'Since', cell: ({ grantedAt }) => whenWords(grantedAt) },
  {
    key: 'end',
    head: 'Next step',
    label: false,
    cell: ({ roleId, personName, role, mayRevoke }) =>
      mayRevoke ? (
        <Button variant="outline" small onClick={() => revoke(roleId)}>
          End
          <span className="at-hide">
            {' '}
            the role {roleWords[role]} of {personName}
          </span>
        </Button>
      ) : null,
  },
]

type Given = z.output<typeof grantRoleInput>

function GrantForm({ agencyId, roles }: Props) {
  const form = useForm<Given>({
    resolver: zodResolver(grantRoleInput) as never,
    defaultValues: { agencyId, email: '', unitId: null },
    shouldFocusError: false,
  })
  const grant = useCommand(api.agencies.grantRole, {
    setError: form.setError,
    invalidates: [api.agencies.key()],
    onDone: () => form.reset(),
  })
  const { errors, submitCount } = form.formState
  return (
    <form className="at-form" noValidate onSubmit={form.handleSubmit((given) => grant.run(given))}>
      <ErrorSummary errors={listErrors(errors)} attempt={submitCount} />
      {grant.problem && grant.problem.errors.length === 0 ? (
        <Problem title={grant.problem.title}>{grant.problem.detail}</Problem>
      ) : null}
      {grant.done ? <Note kind="good" title="The role was given and holds from now on" level={3} live /> : null}
      <TextField
        label="E-mail of the person"
        type="email"
        hint="They are in the record already: they signed in once, or stand on a roster."
        error={errors.email?.message}
        {...form.register('email')}
      />
      <SelectField
        label="Role"
        empty="Choose a role"
        options={roleChoices(roles)}
        error={errors.role?.message}
        {...form.register('role')}
      />
      <p className="at-gap">
        <Button type="submit" variant="outline" busy={grant.pending}>
          Give the role
        </Button>
      </p>
    </form>
  )
}
