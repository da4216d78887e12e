import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { isDemonstration } from '@/lib/platform/env'
import { Page } from '../../_ui/arrange'
import { PageTitle } from '../../_ui/title'
import { ActionParts } from './actions'
import { ChartParts } from './charts'
import { FormParts } from './forms'
import { FrameParts } from './frames'
import { ListParts } from './lists'
import { WordParts } from './words'

import './components.css'

/** Whether it is shown is asked of the installation, which the build does not know. */
export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'Components', robots: { index: false } }

/** Every component in each of its states, for whoever changes one; no installation with people of its own serves it. */
export default function ComponentsPage() {
  if (process.env.NODE_ENV !== 'development' && !isDemonstration()) notFound()
  return (
    <Page>
      <PageTitle title="Components" lead="Every part of the screens in each of its states." />
      <WordParts />
      <ActionParts />
      <FormParts />
      <ListParts />
      <ChartParts />
      <FrameParts />
    </Page>
  )
}
