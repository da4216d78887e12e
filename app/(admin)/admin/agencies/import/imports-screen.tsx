'use client'
import { useQuery } from '@tanstack/react-query'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { Section, Split } from '@/app/_ui/arrange'
import { Card } from '@/app/_ui/card'
import { PageTitle } from '@/app/_ui/title'
import { ForAdministrators } from '../../../_administrator'
import { AdminTabs } from '../../admin-tabs'
import { WATCH_MS } from './import-words'
import { ImportsTable } from './imports-table'
import { UploadForm } from './upload-form'

/** Taking over a public list, and those taken over before. */
export function ImportsScreen() {
  return <ForAdministrators lines={8}>{() => <Imports />}</ForAdministrators>
}

function Imports() {
  const query = useQuery(
    api.administration.listImports.queryOptions({
      refetchInterval: ({ state }) => (state.data?.items.some((each) => each.state === 'running') ? WATCH_MS : false),
    }),
  )
  return (
    <>
      <PageTitle
        title="Public lists of agencies"
        lead="A list adds the agencies that are not in the record and brings those up to date that came from a list before."
      />
      <AdminTabs current="/admin/agencies/import" />
      <Split className="at-section">
        <UploadForm />
        <aside aria-label="About public lists">
          <Card id="about-lists" title="What a list does">
            <ul>
              <li>An agency is known by its ORI: the same list taken over twice changes nothing the second time.</li>
              <li>An agency that was changed by hand keeps what was written, and no list changes it again.</li>
              <li>A row that cannot be read is named with its line and left out; the others are taken over.</li>
              <li>No agency is taken out, and nobody gets a role by a list.</li>
            </ul>
          </Card>
        </aside>
      </Split>
      <Section id="before" title="Lists taken over so far">
        <Loaded query={query} lines={4}>
          {({ items }) =>
            items.length > 0 ? (
              <ImportsTable items={items} />
            ) : (
              <p>No list was taken over yet. The first one stands here while it is read.</p>
            )
          }
        </Loaded>
      </Section>
    </>
  )
}
