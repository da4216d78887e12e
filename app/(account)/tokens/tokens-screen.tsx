'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { makeTokenInput } from '@/lib/identity/inputs'
import { api } from '../../_client/api'
import { CommandForm } from '../../_client/command-form'
import { Loaded } from '../../_client/loaded'
import { ProblemNote } from '../../_client/problem-note'
import { useCommand } from '../../_client/use-command'
import { whenWords } from '../../_client/when'
import { Button } from '../../_ui/button'
import { Checkbox } from '../../_ui/choice'
import { Empty } from '../../_ui/empty'
import { TextField } from '../../_ui/form'
import { Note } from '../../_ui/note'
import { type Column, Table, TableFrame } from '../../_ui/table'

type Token = {
  id: string
  name: string
  mayWrite: boolean
  createdAt: string
  expiresAt: string
  lastUsedAt: string | null
}

export function TokensScreen() {
  const query = useQuery(api.identity.listMyTokens.queryOptions())
  const revoke = useCommand(api.identity.revokeToken)
  return (
    <Loaded query={query}>
      {({ items }) => (
        <div className="at-stack">
          <ProblemNote problem={revoke.problem} />
          {items.length === 0 ? (
            <Empty title="No tokens yet">A program that reads your record, or your agency’s, needs one.</Empty>
          ) : (
            <TableFrame>
              <Table
                caption="Your API tokens"
                columns={columns((tokenId) => revoke.run({ tokenId }))}
                rows={items}
                rowKey={(each) => each.id}
              />
            </TableFrame>
          )}
          <NewToken />
        </div>
      )}
    </Loaded>
  )
}

const columns = (revoke: (id: string) => void): Column<Token>[] => [
  { key: 'name', head: 'Name', header: true, cell: ({ name }) => name },
  { key: 'scope', head: 'May', cell: ({ mayWrite }) => (mayWrite ? 'read and write' : 'read') },
  { key: 'used', head: 'Last used', cell: ({ lastUsedAt }) => (lastUsedAt ? whenWords(lastUsedAt) : 'never') },
  { key: 'until', head: 'Good until', cell: ({ expiresAt }) => whenWords(expiresAt) },
  {
    key: 'revoke',
    head: 'Next step',
    label: false,
    cell: ({ id, name }) => (
      <Button variant="outline" small onClick={() => revoke(id)}>
        Revoke<span className="at-hide">: {name}</span>
      </Button>
    ),
  },
]

function NewToken() {
  const form = useForm<z.input<typeof makeTokenInput>, unknown, z.output<typeof makeTokenInput>>({
    resolver: zodResolver(makeTokenInput),
    defaultValues: { name: '', mayWrite: false, days: 90 },
  })
  const { errors } = form.formState
  const make = useCommand(api.identity.makeToken, {
    setError: form.setError,
    onDone: () => form.reset(),
  })
  return (
    <CommandForm form={form} command={make} onSend={(given) => make.run(given)} className="at-card at-form">
      <h2>Make a token</h2>
      {make.output ? (
        <Note kind="good" title="Copy the token now; it is not shown again" live>
          <p>
            <code>{make.output.token}</code>
          </p>
        </Note>
      ) : null}
      <TextField
        label="Name"
        hint="What will use it, for example: nightly report"
        error={errors.name?.message}
        {...form.register('name')}
      />
      <TextField
        label="Good for how many days?"
        short
        inputMode="numeric"
        error={errors.days?.message}
        {...form.register('days', { valueAsNumber: true })}
      />
      <Checkbox label="It may also make changes" {...form.register('mayWrite')} />
      <p className="at-gap">
        <Button type="submit" busy={make.pending}>
          Make the token
        </Button>
      </p>
    </CommandForm>
  )
}
