'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useRef } from 'react'
import { useForm } from 'react-hook-form'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { useCommand } from '@/app/_client/use-command'
import { Split } from '@/app/_ui/arrange'
import { Button, LinkButton } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { FormActions } from '@/app/_ui/form'
import { addAgencyInput } from '@/lib/agencies/inputs'
import { agencyFields } from '@/lib/agencies/words'
import { isZoneOfState } from '@/lib/agencies/zones'
import type { MadeFrom } from '@/lib/audit/sent'
import { stateName } from '@/lib/platform/states'
import { zoneWords } from '@/lib/platform/zones'
import { type Agency, kindNames } from '../words'
import { AgencyFields, type AgencyGiven, type AgencyValues } from './agency-fields'

type FormProps = {
  /** What is to be changed; without it an agency is added. */
  agency?: Agency | undefined
  backHref: string
  onDone: (agencyId: string) => void
}

const saves = {
  names: agencyFields,
  words: (field: string, value: unknown): string | undefined => {
    if (typeof value !== 'string') return undefined
    if (field === 'kind') return kindNames[value as Agency['kind']]
    if (field === 'timeZone') return zoneWords(value)
    return field === 'state' ? stateName(value) : undefined
  },
}

/** One form for adding an agency and for changing one. */
export function AgencyForm({ agency, backHref, onDone }: FormProps) {
  const form = useForm<AgencyValues, unknown, AgencyGiven>({
    resolver: zodResolver(addAgencyInput),
    defaultValues: agency
      ? {
          ...agency,
          otherZone: !isZoneOfState({ state: agency.state, zone: agency.timeZone }),
        }
      : { name: '', state: '', ori: null, uei: null, county: null, timeZone: null },
    shouldFocusError: false,
  })
  const save = useSave(agency, form.setError, onDone)
  return (
    <Split kind="side">
      <CommandForm form={form} command={save} onSend={save.run} saves={{ ...saves, onSeen: save.madeFrom }}>
        <AgencyFields form={form} zone={agency?.timeZone ?? null} />
        <FormActions>
          <LinkButton variant="outline" href={backHref}>
            {agency ? 'Leave it as it is' : 'Do not add it'}
          </LinkButton>
          <Button type="submit" busy={save.pending}>
            {agency ? 'Save the change' : 'Add the agency'}
          </Button>
        </FormActions>
      </CommandForm>
      <WhatFollows adds={!agency} />
    </Split>
  )
}

const followsAdding = [
  'You name its first coordinator, who gets a message with where to begin.',
  'The coordinator loads its people from a roster file, or adds them one by one.',
  'The coordinator says which training is asked of whom, and by when.',
]
const followsChanging = [
  'Credits and certificates keep what was printed on them.',
  'Another time zone moves the hour at which days begin and end, from now on.',
  'The audit trail keeps what stood here before, and who changed it.',
]

function WhatFollows({ adds }: { adds: boolean }) {
  return (
    <aside aria-label="What follows">
      <Card id="follows" title={adds ? 'Once it is added' : 'Once it is changed'}>
        <ol>
          {(adds ? followsAdding : followsChanging).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      </Card>
    </aside>
  )
}

function useSave(
  agency: Agency | undefined,
  setError: ReturnType<typeof useForm<AgencyValues>>['setError'],
  onDone: FormProps['onDone'],
) {
  const add = useCommand(api.agencies.addAgency, { setError, onDone: ({ agencyId }) => onDone(agencyId) })
  const change = useCommand(api.agencies.changeAgency, {
    setError,
    onDone: () => onDone(agency?.agencyId ?? ''),
  })
  const version = useRef<MadeFrom>(agency?.version ?? '')
  const run = (given: AgencyGiven) =>
    agency ? change.run({ agencyId: agency.agencyId, madeFrom: version.current, ...given }) : add.run(given)
  const madeFrom = (seen: MadeFrom) => {
    version.current = seen
  }
  return { ...(agency ? change : add), run, madeFrom }
}
