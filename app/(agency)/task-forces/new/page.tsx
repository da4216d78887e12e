import type { Metadata } from 'next'
import { Page } from '@/app/_ui/arrange'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { PageTitle } from '@/app/_ui/title'
import { FormScreen } from './form-screen'

export const metadata: Metadata = { title: 'Form a task force' }

export default function NewTaskForcePage() {
  return (
    <Page>
      <Breadcrumb items={[{ label: 'Task forces', href: '/task-forces' }, { label: 'Form a task force' }]} />
      <PageTitle title="Form a task force" lead="With one partner or more. It is public at once." />
      <FormScreen />
    </Page>
  )
}
