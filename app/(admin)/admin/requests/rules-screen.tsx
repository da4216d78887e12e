'use client'
import { useQuery } from '@tanstack/react-query'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { Section } from '@/app/_ui/arrange'
import { PageTitle } from '@/app/_ui/title'
import { useWords } from '@/app/_ui/words'
import { requestKinds } from '@/lib/requests/kinds'
import { kindLabels } from '@/lib/requests/labels'
import { ForAdministrators } from '../../_administrator'
import { AdminTabs } from '../admin-tabs'
import { LevelsForm } from './levels-form'
import { LevelsTable } from './levels-table'
import type { ruleTexts } from './messages'
import { PlanForm } from './plan-form'
import { PlansTable } from './plans-table'

/** The dated rules of requests: all there were, and the way to add later ones. */
export function RulesScreen() {
  return <ForAdministrators lines={8}>{() => <Rules />}</ForAdministrators>
}

function Rules() {
  const say = useWords<typeof ruleTexts>()
  const query = useQuery(api.requests.getRuleHistory.queryOptions({}))
  return (
    <>
      <PageTitle title={say('title')} lead={say('lead')} />
      <AdminTabs current="/admin/requests" />
      <Loaded query={query} lines={8}>
        {(history) => (
          <>
            <Section id="levels" title={say('levels')}>
              <LevelsTable levels={history.levels} />
              <LevelsForm history={history} />
            </Section>
            {requestKinds.map((kind) => (
              <Section key={kind} id={`plans-${kind}`} title={kindLabels[kind][say.locale]}>
                <PlansTable kind={kind} plans={history.plans.filter(({ rules }) => rules.kind === kind)} />
                <PlanForm key={history.plans.length} kind={kind} history={history} />
              </Section>
            ))}
          </>
        )}
      </Loaded>
    </>
  )
}
