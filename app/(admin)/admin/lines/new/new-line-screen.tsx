'use client'
import { useRouter } from 'next/navigation'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { PageTitle } from '@/app/_ui/title'
import { ForAdministrators } from '../../../_administrator'
import { NewLineForm } from '../new-line-form'

export function NewLineScreen() {
  const router = useRouter()
  return (
    <ForAdministrators lines={10}>
      {() => (
        <>
          <Breadcrumb items={[{ label: 'Help lines', href: '/admin/lines' }, { label: 'Add a line' }]} />
          <PageTitle
            title="Add a line"
            lead="Make sure of it first: call it, or read the number on the page of those who answer it."
          />
          <NewLineForm onDone={() => router.push('/admin/lines?saved=added')} />
        </>
      )}
    </ForAdministrators>
  )
}
