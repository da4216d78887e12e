'use client'
import { useQuery } from '@tanstack/react-query'
import { useParams, useRouter, useSearchParams } from 'next/navigation'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { Said } from '@/app/_client/said'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { LinkButton } from '@/app/_ui/button'
import { Forbidden } from '@/app/_ui/forbidden'
import { PageTitle } from '@/app/_ui/title'
import { requirementIdInput } from '@/lib/requirements/inputs'
import { type Agency, ForAgency, todayAt } from '../../../_agency'
import { AdoptedFrom } from '../adopted-from'
import { dueWords, type RequirementDetail, repeatWords, whomWords } from '../words'
import { ChangePart } from './change-part'
import { Now } from './now'
import type { OneProps } from './one'
import { RetireForm } from './retire-form'
import { Standing } from './standing'
import { Versions } from './versions'

/** One requirement: what it asks now and what it asked before; the address says whether it is being changed or retired. */
export function RequirementScreen() {
  const asked = requirementIdInput.safeParse({ requirementId: useParams<{ requirement: string }>().requirement })
  return asked.success ? <Found {...asked.data} /> : <Forbidden />
}

function Found({ requirementId }: { requirementId: string }) {
  // A form keeps what is typed: it is never made anew by a refetch.
  const query = useQuery(
    api.requirements.getRequirement.queryOptions({ input: { requirementId }, refetchOnWindowFocus: false }),
  )
  return (
    <Loaded query={query} lines={10}>
      {(requirement) => (
        <ForAgency agencyId={requirement.agencyId}>
          {(agency, to) => <OneRequirement requirement={requirement} agency={agency} to={to} />}
        </ForAgency>
      )}
    </Loaded>
  )
}

function OneRequirement(props: OneProps) {
  const { requirement, agency, to } = props
  const router = useRouter()
  const search = useSearchParams()
  const here = `/agency/requirements/${requirement.requirementId}`
  const doing = requirement.mayChange ? search.get('do') : null
  const done = (saved: string) => router.replace(to(`${here}?saved=${saved}`))
  const crumbs = [{ label: 'Requirements', href: to('/agency/requirements') }, { label: requirement.name }]
  return (
    <>
      <Breadcrumb items={crumbs} />
      {doing === 'change' ? (
        <ChangePart {...props} backHref={to(here)} onDone={() => done('changed')} />
      ) : doing === 'retire' ? (
        <RetireForm {...props} backHref={to(here)} onDone={() => done('retired')} />
      ) : (
        <div className="at-stack">
          <PageTitle title={requirement.name} lead={leadOf(requirement, agency)}>
            {requirement.mayChange ? (
              <>
                <LinkButton href={to(`${here}?do=change`)}>Change it</LinkButton>
                <LinkButton href={to(`${here}?do=retire`)} variant="outline">
                  Retire it
                </LinkButton>
              </>
            ) : null}
          </PageTitle>
          <Saved saved={search.get('saved')} />
          <Standing requirement={requirement} />
          <AdoptedFrom requirementId={requirement.requirementId} agencyId={agency.agencyId} to={to} />
          <Now requirement={requirement} today={todayAt(agency)} />
          <Versions
            requirement={requirement}
            today={todayAt(agency)}
            timeZone={agency.timeZone}
            onUndone={() => done('undone')}
          />
        </div>
      )}
    </>
  )
}

const leadOf = (requirement: RequirementDetail, { name }: Agency) =>
  `${name} asks this of ${lower(whomWords(requirement))}, ${lower(dueWords(requirement))}, ${lower(repeatWords(requirement))}.`

/** Units, positions and people keep their capital; our own words lose it inside a sentence. */
const lower = (words: string) =>
  words.replace(/^(Everyone|Those|The|Within|By|Before|Once|Then|Again)\b/, (word) => word.toLowerCase())

const savedWords: Record<string, string> = {
  made: 'The requirement is made',
  adopted: 'The pack is adopted: this is its requirement',
  changed: 'The change is saved as a new version',
  undone: 'The change is undone: what the version before said is asked again',
  retired: 'The requirement is retired',
}

function Saved({ saved }: { saved: string | null }) {
  return <Said words={saved ? savedWords[saved] : undefined} />
}
