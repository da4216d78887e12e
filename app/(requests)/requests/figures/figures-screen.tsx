'use client'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { AsAsked } from '@/app/_ui/as-asked'
import { isDay } from '@/lib/platform/days'
import { stateName } from '@/lib/platform/states'
import { figure, hours, share } from '@/lib/platform/words'
import { dayHere } from '@/lib/platform/words-of-time'
import { priorityLabels } from '@/lib/requests/choice-labels'
import { kindLabels, stateLabels } from '@/lib/requests/labels'
import type { RequestFigures } from '@/lib/requests/shapes'
import { api } from '../../../_client/api'
import { Loaded } from '../../../_client/loaded'
import { Section } from '../../../_ui/arrange'
import { Button } from '../../../_ui/button'
import { Empty } from '../../../_ui/empty'
import { Facts } from '../../../_ui/facts'
import { DateField } from '../../../_ui/form'
import { PageTitle } from '../../../_ui/title'
import { useWords } from '../../../_ui/words'
import { CountTable } from './count-table'
import type { figureTexts } from './messages'

/** What was asked in some days, how soon it was answered, and what came of it; the days stand in the address. */
export function FiguresScreen() {
  const say = useWords<typeof figureTexts>()
  const asked = useSearchParams()
  const { from, to } = daysOf(asked.get('from'), asked.get('to'))
  const query = useQuery(api.requests.getRequestFigures.queryOptions({ input: { from, to } }))
  return (
    <Loaded query={query} lines={10}>
      {(figures) => (
        <>
          <PageTitle title={say('title')} lead={say('lead')} />
          <form action="/requests/figures" className="at-row at-row--end at-noprint">
            <AsAsked />
            <DateField key={`from ${from}`} label={say('from')} name="from" defaultValue={from} />
            <DateField key={`to ${to}`} label={say('to')} name="to" defaultValue={to} />
            <Button type="submit" variant="outline">
              {say('show')}
            </Button>
          </form>
          {figures.sent === 0 ? (
            <div className="at-section">
              <Empty title={say('noneTitle')}>{say('noneText')}</Empty>
            </div>
          ) : (
            <Figures figures={figures} />
          )}
        </>
      )}
    </Loaded>
  )
}

/** The year until today, where the address names no days in order. */
function daysOf(from: string | null, to: string | null): { from: string; to: string } {
  const today = dayHere(new Date().toISOString())
  return from && to && isDay(from) && isDay(to) && from <= to
    ? { from, to }
    : { from: `${today.slice(0, 4)}-01-01`, to: today }
}

function Figures({ figures }: { figures: RequestFigures }) {
  const say = useWords<typeof figureTexts>()
  const { locale } = say
  return (
    <>
      <Section id="all" title={say('all')}>
        <InShort figures={figures} />
      </Section>
      <CountTable title={say('byKind')} counted={figures.byKind} named={(key) => labelIn(kindLabels, key, locale)} />
      <CountTable title={say('byState')} counted={figures.byState} named={(key) => labelIn(stateLabels, key, locale)} />
      <CountTable
        title={say('byPriority')}
        counted={figures.byPriority}
        named={(key) => labelIn(priorityLabels, key, locale)}
      />
      <CountTable
        title={say('byPlace')}
        counted={figures.byPlace}
        named={(key) => (key ? stateName(key) : say('noPlace'))}
      />
    </>
  )
}

const labelIn = (labels: Readonly<Record<string, { en: string; es: string }>>, key: string, locale: 'en' | 'es') =>
  labels[key]?.[locale] ?? key

function InShort({ figures }: { figures: RequestFigures }) {
  const say = useWords<typeof figureTexts>()
  const { sent, answer, decision, delivered, trainings, peopleExpected, trained, evaluations, coachingMinutes } =
    figures
  const onTime = ({ given, onTime: kept, medianWorkingDays }: RequestFigures['answer']) => (
    <>
      {share(kept, given)}
      {medianWorkingDays === null ? null : <span className="at-sub">{say('median', { days: medianWorkingDays })}</span>}
    </>
  )
  return (
    <Facts
      className="at-card at-gap"
      items={[
        { label: say('sent'), value: sent },
        { label: say('answered'), value: onTime(answer) },
        { label: say('decided'), value: onTime(decision) },
        { label: say('delivered'), value: delivered },
        {
          label: say('trained'),
          value: (
            <>
              {figure(trained.people)}
              <span className="at-sub">
                {say('trainedNote', { said: trained.requests, trainings, expected: peopleExpected })}
              </span>
            </>
          ),
        },
        { label: say('evaluated'), value: <Evaluated evaluations={evaluations} delivered={delivered} /> },
        { label: say('coaching'), value: hours(coachingMinutes) },
      ]}
    />
  )
}

type EvaluatedProps = { evaluations: RequestFigures['evaluations']; delivered: number }

function Evaluated({ evaluations, delivered }: EvaluatedProps) {
  const say = useWords<typeof figureTexts>()
  const { given, useful, ready, formsBack, content } = evaluations
  return (
    <>
      {share(given, delivered)}
      {useful === null || ready === null ? null : <span className="at-sub">{say('marks', { useful, ready })}</span>}
      {formsBack === 0 ? null : <span className="at-sub">{say('forms', { formsBack, content })}</span>}
    </>
  )
}
