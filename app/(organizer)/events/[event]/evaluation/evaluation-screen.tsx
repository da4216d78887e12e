'use client'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'next/navigation'
import type { Evaluation } from '@/lib/evaluations/shapes'
import { questionWords } from '@/lib/evaluations/words'
import { api } from '../../../../_client/api'
import { Loaded } from '../../../../_client/loaded'
import { Results } from '../../../../_evaluation/results'
import { Section } from '../../../../_ui/arrange'
import { LinkButton } from '../../../../_ui/button'
import { Empty } from '../../../../_ui/empty'
import { PageTitle } from '../../../../_ui/title'
import { QuestionsForm } from './questions-form'

/** What people who attend are asked, until it begins; then how they found it. */
export function EvaluationScreen() {
  const { event: eventId } = useParams<{ event: string }>()
  const query = useQuery(api.evaluations.getEvaluation.queryOptions({ input: { eventId } }))
  return (
    <Loaded query={query} lines={10}>
      {(evaluation) => (
        <div className="at-stack">
          <PageTitle title="How people found it" lead={evaluation.title || 'Without a title'}>
            {evaluation.results ? (
              <LinkButton variant="outline" href={`/api/v1/events/${eventId}/evaluation.csv`} download>
                As CSV
              </LinkButton>
            ) : null}
          </PageTitle>
          {evaluation.attended > 0 ? <Results of={evaluation} /> : <NobodyYet eventId={eventId} />}
          <Asked evaluation={evaluation} />
        </div>
      )}
    </Loaded>
  )
}

const NobodyYet = ({ eventId }: { eventId: string }) => (
  <Empty
    title="Nobody is asked yet"
    actions={<LinkButton href={`/events/${eventId}/attendance`}>Attendance</LinkButton>}
  >
    People are asked once you confirm their attendance, by a letter and on their page “My training”, and can answer for
    30 days. No answer has a name. Of an event that counts no hours, and of a group of survivors, nobody is asked.
  </Empty>
)

function Asked({ evaluation }: { evaluation: Evaluation }) {
  return (
    <Section id="asked" title="What is asked">
      {evaluation.may.change ? (
        <QuestionsForm evaluation={evaluation} />
      ) : (
        <details className="at-gap" open={evaluation.attended === 0}>
          <summary>The questions, as they were when it began</summary>
          <ul>
            {evaluation.questions.map((question) => (
              <li key={question.id}>{questionWords(question, 'en')}</li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  )
}
