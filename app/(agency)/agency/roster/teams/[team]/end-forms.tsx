'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { CommandForm } from '@/app/_client/command-form'
import { blankIsNothing } from '@/app/_client/typed'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { DateField } from '@/app/_ui/form'
import { endTeamInput, teamEndFields, teamInput } from '@/lib/agencies/team-inputs'
import { usedWords } from '@/lib/agencies/words'
import { count } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import { dayOrNone, type Team } from './team'

type EndProps = { team: Team; today: string; people: number; onDone: (words: string) => void }

/** Says what follows before it does; an end that was said wrongly is said anew. */
export function EndTeam({ team: { teamId, endVersion, lastOn }, today, people, onDone }: EndProps) {
  const form = useForm<z.input<typeof endTeamInput>, unknown, z.output<typeof endTeamInput>>({
    resolver: zodResolver(endTeamInput),
    defaultValues: { teamId, madeFrom: endVersion, lastOn: lastOn ?? today },
    shouldFocusError: false,
  })
  const end = useCommand(api.agencies.endTeam, {
    setError: form.setError,
    onDone: () => {
      const last = form.getValues('lastOn')
      onDone(last ? `Its last day is ${longDay(last)}` : 'The team goes on')
    },
  })
  return (
    <details className="at-card at-gap">
      <summary>{lastOn ? 'Change the last day of the team' : 'End the team'}</summary>
      <CommandForm form={form} command={end} onSend={end.run} saves={{ names: teamEndFields, words: dayOrNone }}>
        <ul>
          <li>
            Whoever is in it on its last day is in it no longer on the day after: nothing for the team is asked of them.
          </li>
          <li>Whoever was to join later does not.</li>
          <li>
            Requirements for the team ask nobody any more, and no new one can be for it. What was met or missed stays.
          </li>
          <li>A later day, or none, brings nobody back: add them again.</li>
        </ul>
        <DateField
          label="Last day of the team"
          optional={lastOn !== null}
          {...(lastOn ? { hint: 'Leave it empty if the team goes on after all.' } : {})}
          error={form.formState.errors.lastOn?.message}
          {...form.register('lastOn', { setValueAs: blankIsNothing })}
        />
        <p className="at-gap">
          <Button type="submit" busy={end.pending}>
            {lastOn ? 'Save its last day' : people > 0 ? `End it for ${count(people, 'person', 'people')}` : 'End it'}
          </Button>
        </p>
      </CommandForm>
    </details>
  )
}

/** Only what nobody ever used goes; of the rest it is said what keeps it. */
export function RemoveTeam({ team: { teamId, name, usedBy }, onDone }: { team: Team; onDone: () => void }) {
  const form = useForm<z.infer<typeof teamInput>>({ resolver: zodResolver(teamInput), defaultValues: { teamId } })
  const remove = useCommand(api.agencies.removeTeam, { setError: form.setError, onDone })
  if (usedBy) return <p className="at-soft at-gap">{`It cannot be removed. ${usedWords[usedBy]} Its history stays.`}</p>
  return (
    <details className="at-card at-gap">
      <summary>Remove the team</summary>
      <CommandForm form={form} command={remove} onSend={remove.run}>
        <p>{`Nobody was ever in “${name}”, and no requirement was ever for it. Removed, it is gone for good.`}</p>
        <p className="at-gap">
          <Button type="submit" variant="outline" busy={remove.pending}>
            Remove it
          </Button>
        </p>
      </CommandForm>
    </details>
  )
}
