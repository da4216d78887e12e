'use client'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Link } from '@/app/_ui/link'
import { Note } from '@/app/_ui/note'
import { PageTitle } from '@/app/_ui/title'
import type { PackDetail } from '@/lib/mandates/inputs'
import { type Agency, type ToScreen, todayAt } from '../../../_agency'
import { RequirementFields } from '../_form/requirement-form'
import { useTitle } from '../_form/use-title'
import { requirementOfPack } from '../_form/values'

type Props = { agency: Agency; to: ToScreen }

/** The builder filled with the rule of a pack: for whom and by when may be said otherwise. */
export function OfPack({ packId, agency, to }: Props & { packId: string }) {
  const { agencyId } = agency
  const pack = useQuery(api.mandates.getPack.queryOptions({ input: { packId, agencyId }, refetchOnWindowFocus: false }))
  const choices = useQuery(api.requirements.listRequirementChoices.queryOptions({ input: { agencyId } }))
  const packs = to('/agency/requirements/packs')
  const { title, onTitle } = useTitle('Edit before you adopt')
  return (
    <Loaded query={pack} lines={10}>
      {(data) => (
        <>
          <Breadcrumb
            items={[
              { label: 'Requirements', href: to('/agency/requirements') },
              { label: 'Mandate packs', href: packs },
              { label: data.title, href: to(`/agency/requirements/packs/${packId}`) },
              { label: 'Edit first' },
            ]}
          />
          <PageTitle
            title={title}
            lead="For whom and by when you may say otherwise than the pack. You see how many it asks before you adopt it."
          />
          {data.rule && data.adoptable && data.mayAdopt ? (
            <Loaded query={choices} lines={10}>
              {({ positions }) => <Form pack={data} positions={positions} agency={agency} to={to} onTitle={onTitle} />}
            </Loaded>
          ) : (
            <Note title="No requirement can be made of this pack">
              <Link href={to(`/agency/requirements/packs/${packId}`)}>Read what stands in the way.</Link>
            </Note>
          )}
        </>
      )}
    </Loaded>
  )
}

type FormProps = Props & { pack: PackDetail; positions: readonly string[]; onTitle: (title: string | null) => void }

function Form({ pack, positions, agency, to, onTitle }: FormProps) {
  const router = useRouter()
  const { agencyId } = agency
  const [start] = useState(() =>
    pack.rule ? requirementOfPack({ ...pack, rule: pack.rule }, { agencyId, today: todayAt(agency), positions }) : null,
  )
  return start ? (
    <RequirementFields
      start={start}
      pack={pack}
      onTitle={onTitle}
      backHref={to(`/agency/requirements/packs/${pack.packId}`)}
      onDone={(requirementId) => router.push(to(`/agency/requirements/${requirementId}?saved=adopted`))}
    />
  ) : null
}
