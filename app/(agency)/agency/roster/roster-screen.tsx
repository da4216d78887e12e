'use client'
import { lazy, Suspense } from 'react'
import { Section } from '@/app/_ui/arrange'
import { Forbidden } from '@/app/_ui/forbidden'
import { Loading } from '@/app/_ui/loading'
import { PageTitle } from '@/app/_ui/title'
import { ForAgency } from '../../_agency'
import { RosterTabs } from './roster-tabs'
import { UploadForm } from './upload-form'

const History = lazy(() => import('./history').then((each) => ({ default: each.History })))

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
              <Suspense fallback={<Loading lines={4} />}>
                <History agency={agency} to={to} />
              </Suspense>
            </Section>
          </>
        ) : (
          <Forbidden />
        )
      }
    </ForAgency>
  )
}
