'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { api } from '@/app/_client/api'
import { useCommand } from '@/app/_client/use-command'
import { Button } from '@/app/_ui/button'
import { ErrorSummary, listErrors } from '@/app/_ui/error-summary'
import { Note, Problem } from '@/app/_ui/note'
import { changeAgencyInput } from '@/lib/agencies/inputs'
import { AgencyFields, type AgencyValues } from '../agency-fields'
import type { Agency } from './agency-screen'

type Given = AgencyValues & { agencyId: string }

export function ChangeForm({ agency }: { agency: Agency }) {
  const { coordinators: _, source, ...facts } = agency
  const form = useForm<Given>({
    resolver: zodResolver(changeAgencyInput) as never,
    defaultValues: facts,
    shouldFocusError: false,
  })
  const change = useCommand(api.agencies.changeAgency, { setError: form.setError, invalidates: [api.agencies.key()] })
  const { errors, submitCount } = form.formState
  return (
    <form className="at-form" noValidate onSubmit={form.handleSubmit((given) => change.run(given))}>
      <ErrorSummary errors={listErrors(errors)} attempt={submitCount} />
      {change.problem && change.problem.errors.length === 0 ? (
        <Problem title={change.problem.title}>{change.problem.detail}</Problem>
      ) : null}
      {change.done ? <Note kind="good" title="Saved" level={3} live /> : null}
      {source ? (
        <Note kind="info" title="This agency follows a public list" level={3}>
          {`It came from “${source}”. Once it is changed here, later imports leave it as you wrote it.`}
        </Note>
      ) : null}
      <AgencyFields register={form.register as never} errors={errors} />
      <p className="at-gap">
        <Button type="submit" variant="outline" busy={change.pending}>
          Save the changes
        </Button>
      </p>
    </form>
  )
}
