'use client'
import { useQuery } from '@tanstack/react-query'
import { CertificationList } from '@/app/_certifications/certification-list'
import type { CertificationTexts } from '@/app/_certifications/messages'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { Section } from '@/app/_ui/arrange'
import { useWords } from '@/app/_ui/words'
import type { Agency } from '../../../_agency'
import type { PersonRecord } from './record'

/** What the person holds, as the agency keeps it; a coordinator enters, verifies and withdraws. */
export function PersonCertifications({ record: { personId }, agency }: { record: PersonRecord; agency: Agency }) {
  const say = useWords<CertificationTexts>()
  const { agencyId } = agency
  const query = useQuery(api.certifications.listCertifications.queryOptions({ input: { agencyId, personId } }))
  return (
    <Section id="certifications" title={say('title')}>
      <Loaded query={query} lines={3}>
        {({ items, mayEnter }) => (
          <CertificationList {...{ items, mayEnter, personId }} agencies={[agency]} none={say('none')} />
        )}
      </Loaded>
    </Section>
  )
}
