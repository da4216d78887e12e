'use client'
import { useQuery } from '@tanstack/react-query'
import { useRouter, useSearchParams } from 'next/navigation'
import { lazy, Suspense, useRef } from 'react'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { Section } from '@/app/_ui/arrange'
import { LinkButton } from '@/app/_ui/button'
import { Loading } from '@/app/_ui/loading'
import type { Agency, ToScreen } from '../../../_agency'
import { ReliefItem } from '../../reliefs/relief-item'
import type { PersonRecord } from './record'

/** Few open it: it is read then. */
const ReliefForm = lazy(() => import('./relief-form').then((each) => ({ default: each.ReliefForm })))

type Props = { record: PersonRecord; agency: Agency; to: ToScreen }

/** What was recommended and decided for the person, and the form for more. `?relief=` opens it, for a requirement. */
export function PersonReliefs({ record, agency, to }: Props) {
  const asked = useSearchParams().get('relief')
  const router = useRouter()
  const { agencyId } = agency
  const { personId } = record
  const query = useQuery(api.requirements.listReliefs.queryOptions({ input: { agencyId, personId } }))
  const page = `/agency/people/${personId}`
  const decided = useRef<HTMLDivElement>(null)
  const close = () => {
    router.replace(to(page), { scroll: false })
    decided.current?.focus()
  }
  return (
    <Section id="reliefs" title="Waivers, extensions and leave">
      <Loaded query={query} lines={3}>
        {({ items, mayGrant, mayRecommend, above }) => (
          <>
            <div ref={decided} tabIndex={-1}>
              {items.length === 0 ? <p>No waiver, extension, exemption or leave is recorded for this person.</p> : null}
              <ul className="at-plain at-stack at-gap">
                {items.map((item) => (
                  <ReliefItem key={item.reliefId} item={item} agency={agency} />
                ))}
              </ul>
            </div>
            {above && mayRecommend ? (
              <p className="at-gap">
                They supervise you here: you can recommend, and another coordinator decides. Where the agency has none,
                ask an administrator of Attest to name one.
              </p>
            ) : null}
            {asked === null && (mayGrant || mayRecommend) ? (
              <p className="at-gap at-noprint">
                <LinkButton small variant="outline" scroll={false} href={to(`${page}?relief=new`)}>
                  {mayGrant ? 'Record a waiver, an extension or leave' : 'Recommend a waiver, an extension or leave'}
                </LinkButton>
              </p>
            ) : null}
            {asked !== null && (mayGrant || mayRecommend) ? (
              <Suspense fallback={<Loading lines={6} />}>
                <ReliefForm
                  key={asked}
                  record={record}
                  agency={agency}
                  requirementId={asked === 'new' ? null : asked}
                  mayGrant={mayGrant}
                  onClose={close}
                />
              </Suspense>
            ) : null}
          </>
        )}
      </Loaded>
    </Section>
  )
}
