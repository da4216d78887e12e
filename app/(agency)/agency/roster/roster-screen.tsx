'use client'
import { Section } from '@/app/_ui/arrange'
import { Forbidden } from '@/app/_ui/forbidden'
import { PageTitle } from '@/app/_ui/title'
import { ForAgency } from '../../_agency'
import { History } from './history'
import { RosterTabs } from './roster-tabs'
import { UploadForm } from './upload-form'

/** Choose a file, and what was loaded before. */
export function RosterScreen() {
  return (
    <ForAgency lines={8}>
      {(agency, to) =>
        agency.mayChange ? (
          <>
            <PageTitle
              title="Load the roster"
              lead={`Choose the list of everybody who serves ${agency.name}, as your personnel system gives it. Nothing changes until you have seen what would.`}
            />
            <RosterTabs to={to} current="file" />
            <UploadForm key={agency.agencyId} agencyId={agency.agencyId} to={to} />
            <Section id="history" title="Files so far">
              <History agency={agency} to={to} />
            </Section>
          </>
        ) : (
          <Forbidden />
        )
      }
    </ForAgency>
  )
}
