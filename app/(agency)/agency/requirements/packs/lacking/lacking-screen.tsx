'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { api } from '@/app/_client/api'
import { InSight } from '@/app/_client/command-form'
import { Loaded } from '@/app/_client/loaded'
import { Said } from '@/app/_client/said'
import { SuggestedRuleCards } from '@/app/_packs/suggested-rule'
import { Column, Section, Stack } from '@/app/_ui/arrange'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Empty } from '@/app/_ui/empty'
import { PageTitle } from '@/app/_ui/title'
import { listSuggestedRulesInput } from '@/lib/mandates/suggested-inputs'
import { type Agency, ForAgency, type ToScreen } from '../../../../_agency'
import { TellForm } from './tell-form'

const PACKS = '/agency/requirements/packs'

/** A rule that the collection lacks, and what became of those that the agency told of. */
export function LackingScreen() {
  return <ForAgency lines={10}>{(agency, to) => <Lacking agency={agency} to={to} />}</ForAgency>
}

function Lacking({ agency: { agencyId, name, mayChange }, to }: { agency: Agency; to: ToScreen }) {
  const asked = { agencyId, page: listSuggestedRulesInput.parse({ page: useSearchParams().get('page') ?? 1 }).page }
  const query = useQuery(
    api.mandates.listSuggestedRules.queryOptions({ input: asked, placeholderData: keepPreviousData }),
  )
  const [told, setTold] = useState<string | null>(null)
  const hrefOf = (page: number) => to(page > 1 ? `${PACKS}/lacking?page=${page}` : `${PACKS}/lacking`)
  return (
    <>
      <Breadcrumb
        items={[
          { label: 'Requirements', href: to('/agency/requirements') },
          { label: 'Mandate packs', href: to(PACKS) },
          { label: 'A rule that is missing' },
        ]}
      />
      <PageTitle
        title="Tell us of a rule we lack"
        lead="A law, a condition of an award or a standard that asks for training. A moderator reads it at its source, and you read here what became of it."
      />
      {mayChange ? (
        <Column>
          <TellForm key={agencyId} agencyId={agencyId} onTold={setTold} />
        </Column>
      ) : (
        <p>The agency’s coordinator can tell of one.</p>
      )}
      <Section id="told" title={`What ${name} told us of`}>
        <Stack>
          {told ? (
            <InSight key={told}>
              <Said about={told} level={3} words="It is sent. What becomes of it stands here." />
            </InSight>
          ) : null}
          <Loaded query={query} lines={4}>
            {(list) =>
              list.total === 0 ? (
                <Empty title="Nothing yet" level={3}>
                  What is told stands here with its answer.
                </Empty>
              ) : (
                <SuggestedRuleCards list={list} hrefOf={hrefOf} level={3} />
              )
            }
          </Loaded>
        </Stack>
      </Section>
    </>
  )
}
