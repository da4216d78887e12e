'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useQueries, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type * as z from 'zod/mini'
import type { Me } from '@/lib/agencies/me-shape'
import { changeProfileInput } from '@/lib/identity/inputs'
import { profileFields } from '@/lib/identity/words'
import { isLocale, languageNames } from '@/lib/platform/locales'
import { zoneChoices, zoneWords } from '@/lib/platform/zones'
import { api } from '../../_client/api'
import { CommandForm } from '../../_client/command-form'
import { Loaded, Together } from '../../_client/loaded'
import { PleaseSignIn } from '../../_client/please-sign-in'
import { useCommand } from '../../_client/use-command'
import { Split } from '../../_ui/arrange'
import { Button } from '../../_ui/button'
import { Card } from '../../_ui/card'
import { SelectField, TextField } from '../../_ui/form'
import { Addresses, myAddresses } from './addresses'
import { Invitations, myInvitations } from './invitations'
import { myJoins } from './join-records'
import { Serves } from './serves'

export function ProfileScreen() {
  const query = useQuery(api.identity.getMe.queryOptions())
  return (
    <Loaded query={query}>{(me) => (me.person ? <Profile person={me.person} me={me} /> : <PleaseSignIn />)}</Loaded>
  )
}

type Given = z.infer<typeof changeProfileInput>

function Profile({ person, me }: { person: NonNullable<Me['person']>; me: Me }) {
  const [saves, setSaves] = useState(0)
  const before = useQueries({ queries: [myInvitations(), myAddresses(), myJoins()] })
  return (
    <Split kind="half">
      <NameForm person={person} languages={me.languages} onSaved={() => setSaves((before) => before + 1)} />
      <div className="at-stack">
        <Addresses personId={person.id} saves={saves} />
        <Card title="Where you serve" id="serves">
          <Together queries={before}>
            <Invitations />
            <Serves serves={me.serves} />
          </Together>
        </Card>
      </div>
    </Split>
  )
}

type NameProps = { person: NonNullable<Me['person']>; languages: Me['languages']; onSaved: () => void }

function NameForm({ person, languages, onSaved }: NameProps) {
  const { givenName, familyName, timeZone, language, version } = person
  const form = useForm<Given>({
    resolver: zodResolver(changeProfileInput),
    defaultValues: { givenName, familyName, timeZone, language, madeFrom: version },
    shouldFocusError: false,
  })
  const { errors } = form.formState
  const save = useCommand(api.identity.changeProfile, {
    setError: form.setError,
    onDone: (saved) => {
      form.reset({ ...form.getValues(), madeFrom: saved.version })
      onSaved()
    },
  })
  return (
    <CommandForm
      form={form}
      command={save}
      onSend={(given) => save.run(given)}
      saves={{ names: profileFields, words: savedWords }}
      done={save.done && 'Saved'}
      className="at-card at-form"
    >
      <h2>Name, times and language</h2>
      <TextField
        label="First name"
        hint="Leave it empty if there is one name; that one is the last name."
        autoComplete="given-name"
        error={errors.givenName?.message}
        {...form.register('givenName')}
      />
      <TextField
        label="Last name"
        autoComplete="family-name"
        error={errors.familyName?.message}
        {...form.register('familyName')}
      />
      <SelectField
        label="Show times in"
        hint="Deadlines of an agency follow the agency’s own zone."
        error={errors.timeZone?.message}
        {...form.register('timeZone', { setValueAs: (value: string | null) => value || null })}
        options={zoneChoices(timeZone)}
        empty="The zone of my agency"
      />
      {languages.length > 1 ? (
        <SelectField
          label="Language of messages"
          hint="The message with your sign-in code comes in this language. The others are in English for now."
          error={errors.language?.message}
          {...form.register('language', { setValueAs: (value: string | null) => value || null })}
          options={languages.map((each) => ({ value: each, label: languageNames[each] }))}
          empty="The same as the page I use"
        />
      ) : null}
      <p className="at-gap">
        <Button type="submit" busy={save.pending}>
          Save
        </Button>
      </p>
    </CommandForm>
  )
}

function savedWords(field: string, value: unknown): string | undefined {
  if (field === 'timeZone') return value ? zoneWords(String(value)) : 'the zone of my agency'
  if (field === 'language') return isLocale(value) ? languageNames[value] : 'the language of the page'
  return undefined
}
