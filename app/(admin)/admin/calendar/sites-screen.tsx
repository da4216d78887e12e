'use client'
import { useQuery } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import type { FramingSites } from '@/lib/events/saved-inputs'
import { api } from '../../../_client/api'
import { CommandForm } from '../../../_client/command-form'
import { Loaded } from '../../../_client/loaded'
import { useCommand } from '../../../_client/use-command'
import { whenWords } from '../../../_client/when'
import { Button } from '../../../_ui/button'
import { TextArea } from '../../../_ui/form'
import { Link } from '../../../_ui/link'
import { ForAdministrators } from '../../_administrator'

export function SitesScreen() {
  return <ForAdministrators>{() => <Sites />}</ForAdministrators>
}

function Sites() {
  const query = useQuery(api.calendar.getFramingSites.queryOptions())
  return <Loaded query={query}>{(sites) => <SitesForm sites={sites} />}</Loaded>
}

const linesOf = (origins: readonly string[]) => origins.join('\n')

function SitesForm({ sites }: { sites: FramingSites }) {
  const form = useForm({ defaultValues: { origins: linesOf(sites.origins) } })
  const change = useCommand(api.calendar.changeFramingSites, {
    onDone: ({ origins }) => form.reset({ origins: linesOf(origins) }),
  })
  const refused = change.problem?.errors?.map(({ message }) => message).at(0)
  return (
    <CommandForm
      form={form}
      command={change}
      onSend={({ origins }) => change.run({ origins: origins.split(/\s+/).filter(Boolean), madeFrom: sites.version })}
      saves={{
        names: { origins: 'sites' },
        valuesOf: ({ origins }) => ({ origins: linesOf(origins as string[]) }),
      }}
      done={change.done && 'Saved. It holds from now on.'}
    >
      <TextArea
        label="Sites"
        hint="One on a line: https:// and the name, without a path, for example https://partner.example"
        rows={8}
        error={refused}
        {...form.register('origins')}
      />
      <p className="at-small at-soft">
        {sites.origins.length === 0 ? 'No site may show it.' : null}{' '}
        {sites.changedAt ? `Changed last ${whenWords(sites.changedAt)}.` : null}{' '}
        <Link href="/calendar/embed/code">What partners put into their page</Link>
      </p>
      <p className="at-gap">
        <Button type="submit" busy={change.pending}>
          Save
        </Button>
      </p>
    </CommandForm>
  )
}
