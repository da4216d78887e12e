'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { useForm } from 'react-hook-form'
import { api } from '@/app/_client/api'
import { useCommand } from '@/app/_client/use-command'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Button, LinkButton } from '@/app/_ui/button'
import { ErrorSummary, listErrors } from '@/app/_ui/error-summary'
import { FormActions } from '@/app/_ui/form'
import { Problem } from '@/app/_ui/note'
import { PageTitle } from '@/app/_ui/title'
import { addAgencyInput } from '@/lib/agencies/inputs'
import { AgencyFields, type AgencyValues } from '../agency-fields'

/** An agency comes into the record; its coordinator is named on the page that follows. */
export function NewAgencyScreen() {
  const router = useRouter()
  const form = useForm<AgencyValues>({
    resolver: zodResolver(addAgencyInput) as never,
    defaultValues: { name: '', ori: null, uei: null, county: null, timeZone: null, isOvcGrantee: false },
    shouldFocusError: false,
  })
  const add = useCommand(api.agencies.addAgency, {
    setError: form.setError,
    invalidates: [api.agencies.key()],
    onDone: ({ agencyId }) => router.push(`/admin/agencies/${agencyId}`),
  })
  const { errors, submitCount } = form.formState
  return (
    <>
      <Breadcrumb items={[{ label: 'Agencies', href: '/admin' }, { label: 'Add an agency' }]} />
      <PageTitle
        title="Add an agency"
        lead="Look for it first: most law enforcement agencies come from the public list."
      />
      <form className="at-form" noValidate onSubmit={form.handleSubmit((given) => add.run(given))}>
        <ErrorSummary errors={listErrors(errors)} attempt={submitCount} />
        {add.problem && add.problem.errors.length === 0 ? (
          <Problem title={add.problem.title}>{add.problem.detail}</Problem>
        ) : null}
        <AgencyFields register={form.register} errors={errors} />
        <FormActions>
          <LinkButton variant="outline" href="/admin">
            Back
          </LinkButton>
          <Button type="submit" busy={add.pending}>
            Add the agency
          </Button>
        </FormActions>
      </form>
    </>
  )
}
