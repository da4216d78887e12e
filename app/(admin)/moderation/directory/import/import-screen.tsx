'use client'
import { useQuery } from '@tanstack/react-query'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { Section, Split } from '@/app/_ui/arrange'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Card } from '@/app/_ui/card'
import { PageTitle } from '@/app/_ui/title'
import { Files } from './files'
import { UploadForm } from './upload-form'

/** Choose a file, and what was loaded before. */
export function ImportScreen() {
  const query = useQuery(api.directory.listListingFiles.queryOptions({ input: {} }))
  return (
    <Loaded query={query} lines={8}>
      {() => (
        <>
          <Breadcrumb items={[{ label: 'Directory', href: '/moderation/directory' }, { label: 'From a file' }]} />
          <PageTitle
            title="Listings from a file"
            lead="Nothing changes until you have seen what would, and nothing new of a file is public until somebody has made sure of it."
          />
          <Split className="at-section">
            <UploadForm />
            <aside aria-label="About files of listings">
              <Card id="about-files" title="What a file does">
                <ul>
                  <li>What is new becomes a suggestion, which another moderator makes sure of.</li>
                  <li>
                    A public listing with another number, page, name or kind is found by nobody until it was made sure
                    of anew.
                  </li>
                  <li>A row that cannot be taken is named with its line and what to do; the others go on.</li>
                  <li>The same file twice changes nothing the second time.</li>
                  <li>No file takes a listing out of the directory.</li>
                </ul>
              </Card>
            </aside>
          </Split>
          <Section id="files" title="Files so far">
            <Files />
          </Section>
        </>
      )}
    </Loaded>
  )
}
