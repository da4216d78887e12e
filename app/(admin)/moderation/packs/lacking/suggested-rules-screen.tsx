'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { api } from '@/app/_client/api'
import { InSight } from '@/app/_client/command-form'
import { Loaded } from '@/app/_client/loaded'
import { Said } from '@/app/_client/said'
import { SuggestedRuleCards } from '@/app/_packs/suggested-rule'
import { Stack } from '@/app/_ui/arrange'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Empty } from '@/app/_ui/empty'
import { Note } from '@/app/_ui/note'
import { PageTitle } from '@/app/_ui/title'
import { listSuggestedRulesInput, type SuggestedRule, type SuggestedRules } from '@/lib/mandates/suggested-inputs'
import { suggestedName } from '@/lib/mandates/words'
import { countWords } from '@/lib/platform/words'
import { AnswerForm, UnsentAnswer } from './answer-form'
import { useHeld } from './held'
import { NamePack } from './pack-choice'

const HERE = '/moderation/packs/lacking'

/** `unsent`: what was typed and came too late; `named`: the pack. */
type SaidOf = { about: string; name: string; unsent?: string; named?: string }

/** What agencies told of rules that the collection lacks, and the answer to each. */
export function SuggestedRulesScreen() {
  const asked = listSuggestedRulesInput.parse({ page: useSearchParams().get('page') ?? 1 })
  const query = useQuery(
    api.mandates.listSuggestedRules.queryOptions({ input: asked, placeholderData: keepPreviousData }),
  )
  const [said, setSaid] = useState<SaidOf | null>(null)
  const below = (rule: SuggestedRule) => {
    const about = { about: rule.suggestedId, name: suggestedName(rule) }
    if (rule.mayAnswer)
      return (
        <AnswerForm rule={rule} onDone={() => setSaid(about)} onOvertaken={(unsent) => setSaid({ ...about, unsent })} />
      )
    return (
      <>
        <UnsentAnswer rule={rule} />
        {rule.mayNamePack ? <NamePack rule={rule} onDone={(named) => setSaid({ ...about, named })} /> : null}
        {rule.status === 'waiting' ? (
          <p className="at-small at-soft at-gap">You or your own agency told of it: somebody else answers.</p>
        ) : null}
      </>
    )
  }
  return (
    <Loaded query={query} lines={10}>
      {(list) => (
        <>
          <Breadcrumb
            items={[{ label: 'Mandate packs', href: '/moderation/packs' }, { label: 'Rules agencies asked for' }]}
          />
          <PageTitle
            title={list.waiting === 0 ? 'Rules agencies asked for' : `${countWords(list.waiting, 'rule')} to answer`}
            lead="Read it at its source. What is taken up becomes a pack with a later delivery; the agency reads your answer."
          />
          <Stack>
            {said ? (
              <InSight key={`${said.about} ${said.named}`}>
                <WhatBecame said={said} />
              </InSight>
            ) : null}
            <Cards list={list} below={below} />
          </Stack>
        </>
      )}
    </Loaded>
  )
}

function Cards({ list, below }: { list: SuggestedRules; below: (rule: SuggestedRule) => ReactNode }) {
  const items = useHeld(list)
  if (items.length === 0)
    return <Empty title="No agency has told of a rule">What a coordinator misses in the collection comes here.</Empty>
  return (
    <SuggestedRuleCards
      list={{ ...list, items }}
      hrefOf={(page) => (page > 1 ? `${HERE}?page=${page}` : HERE)}
      packHref={(packId) => `/moderation/packs/${packId}`}
      below={below}
    />
  )
}

/** The rule itself has gone down among those that are answered, or was taken back and is gone. */
const WhatBecame = ({ said: { about, name, unsent, named } }: { said: SaidOf }) =>
  unsent === undefined ? (
    <Said
      about={about}
      words={named ? `The pack is named, and the agency is told: ${name}` : `The answer is sent: ${name}`}
    />
  ) : (
    <Note kind="caution" title={`It was answered or taken back meanwhile: ${name}`} live>
      Yours was not sent: <span className="at-written">{unsent}</span>
    </Note>
  )
