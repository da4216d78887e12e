import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Page } from '../../../_ui/arrange'
import { LinkButton } from '../../../_ui/button'
import { Loading } from '../../../_ui/loading'
import { PageTitle } from '../../../_ui/title'
import { DirectoryQueue } from './directory-queue'

export const metadata: Metadata = { title: 'Directory' }

export default function DirectoryModerationPage() {
  return (
    <Page>
      <PageTitle
        title="What waits in the directory"
        lead="Nothing is public until somebody called the number or read the official page. The longest waiting first."
      >
        <LinkButton href="/moderation/directory/import" variant="outline">
          Listings from a file
        </LinkButton>
      </PageTitle>
      <Suspense fallback={<Loading lines={8} />}>
        <DirectoryQueue />
      </Suspense>
    </Page>
  )
}
