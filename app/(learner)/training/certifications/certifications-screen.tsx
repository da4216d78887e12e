'use client'
import { useQuery } from '@tanstack/react-query'
import { CertificationList } from '@/app/_certifications/certification-list'
import type { CertificationTexts } from '@/app/_certifications/messages'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { useMe } from '@/app/_client/me'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { PageTitle } from '@/app/_ui/title'
import { useWords } from '@/app/_ui/words'

/** What one holds oneself, and entering more. */
export function CertificationsScreen() {
  const say = useWords<CertificationTexts>()
  const query = useQuery(api.certifications.listMyCertifications.queryOptions())
  const agencies = useMe().me?.serves ?? []
  return (
    <>
      <Breadcrumb items={[{ label: say('myTraining'), href: '/training' }, { label: say('title') }]} />
      <PageTitle title={say('title')} lead={say('lead')} />
      <Loaded query={query} lines={8}>
        {({ items, mayEnter }) => (
          <CertificationList
            {...{ items, mayEnter, agencies }}
            personId={null}
            none={say(mayEnter ? 'noneOwn' : 'notServing')}
          />
        )}
      </Loaded>
    </>
  )
}
