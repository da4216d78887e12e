'use client'
import { useRouter } from 'next/navigation'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { PageTitle } from '@/app/_ui/title'
import { ForAdministrators } from '../../../_administrator'
import { AgencyForm } from '../../_agency-form/agency-form'

export function NewAgencyScreen() {
  const router = useRouter()
  return (
    <ForAdministrators lines={10}>
      {() => (
        <>
          <Breadcrumb items={[{ label: 'Agencies', href: '/admin' }, { label: 'Add an agency' }]} />
          <PageTitle title="Add an agency" lead="Then name its first coordinator, who loads the people." />
          <AgencyForm backHref="/admin" onDone={(agencyId) => router.push(`/admin/agencies/${agencyId}?saved=added`)} />
        </>
      )}
    </ForAdministrators>
  )
}
