'use client'
import { lazy, Suspense } from 'react'
import { Section } from '@/app/_ui/arrange'
import { Forbidden } from '@/app/_ui/forbidden'
import { Loading } from '@/app/_ui/loading'
import { PageTitle } from '@/app/_ui/title'
import { ForAgency } from '../../../_agency'
import { RosterTabs } from '../roster-tabs'
import { UploadForm } from './upload-form'

const Files = lazy(() => import('./files').then((each) => ({ default: each.Files })))

/** Choose a file of earlier training, and what was loaded before. */
export function EarlierScreen() {
  return (
    <ForAgency lines={8}>
      {(agency, to) =>
        agency.mayChange ? (
          <>
            <PageTitle
              title="Load earlier training"
              lead={`Choose a list of training that people of ${agency.name} completed before, as your old system gives it. Nothing is recorded until you have seen what would be.`}
            />
            <RosterTabs to={to} current="earlier" />
            <UploadForm key={agency.agencyId} agencyId={agency.agencyId} to={to} />
            <Section id="files" title="Files so far">
              <Suspense fallback={<Loading lines={4} />}>
                <Files agency={agency} to={to} />
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
