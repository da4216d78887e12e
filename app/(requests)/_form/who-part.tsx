'use client'
import { useMe } from '../../_client/me'
import { Fields, FormPart, SelectField, TextField } from '../../_ui/form'
import { useWords } from '../../_ui/words'
import type { askTexts } from './messages'
import { type AskForm, orNone } from './values'

/** For whom it is asked, and who answers questions. */
export function WhoPart({ form }: { form: AskForm }) {
  const say = useWords<typeof askTexts>()
  const serves = useMe().me?.serves ?? []
  const { errors } = form.formState
  return (
    <FormPart legend={say('who')}>
      {serves.length > 0 ? (
        <SelectField
          label={say('agency')}
          hint={say('agencyHint')}
          empty={say('nobody')}
          error={errors.agencyId?.message}
          options={serves.map(({ agencyId, name }) => ({ value: agencyId, label: name }))}
          {...form.register('agencyId', { setValueAs: orNone })}
        />
      ) : null}
      <TextField
        label={say('contactName')}
        hint={say('contactHint')}
        autoComplete="name"
        error={errors.contactName?.message}
        {...form.register('contactName')}
      />
      <Fields>
        <TextField
          label={say('contactEmail')}
          type="email"
          autoComplete="email"
          error={errors.contactEmail?.message}
          {...form.register('contactEmail')}
        />
        <TextField
          label={say('contactPhone')}
          optional
          type="tel"
          autoComplete="tel"
          error={errors.contactPhone?.message}
          {...form.register('contactPhone')}
        />
      </Fields>
    </FormPart>
  )
}
