'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRouter, useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { api } from '@/app/_client/api'
import { InSight } from '@/app/_client/command-form'
import { Loaded } from '@/app/_client/loaded'
import { Said } from '@/app/_client/said'
import { SuggestedRuleCards } from '@/app/_packs/suggested-rule'
import { Column, Section, Stack } from '@/app/_ui/arrange'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Empty } from '@/app/_ui/empty'
import { Note } from '@/app/_ui/note'
import { PageTitle } from '@/app/_ui/title'
import { listSuggestedRulesInput, type SuggestedRule, type SuggestedRules } from '@/lib/mandates/suggested-inputs'
import { type Agency, ForAgency, type ToScreen } from '../../../../_agency'
import { CorrectForm, Overtaken, OwnSteps } from './own-steps'
import { TellForm } from './tell-form'

const PACKS = '/agency/requirements/packs'

/** A rule that the collection lacks, and what became of those that the agency told of. */
export function LackingScreen() {
  return <ForAgency lines={10}>{(agency, to) => <Lacking agency={agency} to={to} />}</ForAgency>
}

function Lacking({ agency: { agencyId, name, mayChange }, to }: { agency: Agency; to: ToScreen }) {
  const search = useSearchParams()
  const router = useRouter()
  const asked = { agencyId, page: listSuggestedRulesInput.parse({ page: search.get('page') ?? 1 }).page }
  const query = useQuery(
    api.mandates.listSuggestedRules.queryOptions({ input: asked, placeholderData: keepPreviousData }),
  )
  const [said, setSaid] = useState<{ about: string; words: string; tooLate?: true } | null>(null)
  const correcting = search.get('correct')
  const hrefOf = (page: number) => to(page > 1 ? `${PACKS}/lacking?page=${page}` : `${PACKS}/lacking`)
  const below = (rule: SuggestedRule) => {
    const { suggestedId } = rule
    if (!rule.mayChange) return null
    if (correcting === suggestedId) {
      const onDone = () => {
        setSaid({ about: `${suggestedId} ${rule.version}`, words: 'The correction is saved.' })
        router.replace(hrefOf(asked.page), { scroll: false })
      }
      return <CorrectForm rule={rule} backHref={hrefOf(asked.page)} onDone={onDone} />
    }
    const correctHref = to(`${PACKS}/lacking?page=${asked.page}&correct=${suggestedId}#rule-${suggestedId}`)
    const onTakenBack = () => setSaid({ about: suggestedId, words: 'It is taken back: nobody is asked about it.' })
    const onTooLate = () => setSaid({ about: suggestedId, words: 'It was answered meanwhile', tooLate: true })
    return <OwnSteps {...{ rule, correctHref, onTakenBack, onTooLate }} />
  }
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
          <TellForm
            key={agencyId}
            agencyId={agencyId}
            onTold={(about) => setSaid({ about, words: 'It is sent. What becomes of it stands here.' })}
          />
        </Column>
      ) : (
        <p>The agency’s coordinator can tell of one.</p>
      )}
      <Section id="told" title={`What ${name} told us of`}>
        <Stack>
          {said ? (
            <InSight key={`${said.about} ${said.words}`}>
              {said.tooLate ? (
                <Note kind="caution" level={3} title={said.words} live>
                  It is not taken back. Read the answer.
                </Note>
              ) : (
                <Said level={3} {...said} />
              )}
            </InSight>
          ) : null}
          <Loaded query={query} lines={4}>
            {(list) =>
              list.total === 0 ? (
                <Empty title="Nothing yet" level={3}>
                  What is told stands here with its answer.
                </Empty>
              ) : (
                <>
                  <NoLongerCorrected list={list} suggestedId={correcting} backHref={hrefOf(asked.page)} />
                  <SuggestedRuleCards
                    list={list}
                    hrefOf={hrefOf}
                    packHref={(packId) => to(`${PACKS}/${packId}`)}
                    level={3}
                    below={below}
                  />
                </>
              )
            }
          </Loaded>
        </Stack>
      </Section>
    </>
  )
}

type Corrected = { list: SuggestedRules; suggestedId: string | null; backHref: string }

/** What is being corrected waits no longer: the form is gone, and what became of it is said in its place. */
function NoLongerCorrected({ list, suggestedId, backHref }: Corrected) {
  const rule = list.items.find((each) => each.suggestedId === suggestedId)
  if (suggestedId === null || rule?.mayChange) return null
  return <Overtaken suggestedId={suggestedId} rule={rule} backHref={backHref} />
}
