'use client'
/** How people found an event, as far as it may be shown: how many answered, their marks, and what they wrote. */
import type { Results as Given } from '@/lib/evaluations/shapes'
import { markTexts, questionWords } from '@/lib/evaluations/words'
import { percent } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import { type Fill, Key, ShareBar } from '../_ui/chart'
import { Note } from '../_ui/note'
import { type Column, Table, TableFrame } from '../_ui/table'
import { useWords } from '../_ui/words'
import type { resultTexts } from './messages'

type Shown = NonNullable<Given['results']>
type Question = Shown['questions'][number]
type Say = ReturnType<typeof useWords<typeof resultTexts>>

type Props = {
  of: Given
  /** Of the headings in it. */
  level?: 2 | 4
}

export function Results({ of: { attended, answered, untilOn, isOpen, results }, level = 2 }: Props) {
  const say = useWords<typeof resultTexts>()
  const day = untilOn ? longDay(untilOn, say.locale) : ''
  return (
    <div className="at-stack">
      <p>
        {say('response', { answered, attended, share: percent(answered, attended) })}{' '}
        {untilOn ? say(isOpen ? 'until' : 'closed', { day }) : null}
      </p>
      {results ? (
        <>
          {isOpen ? <p className="at-small at-soft">{say('stepwise', { answers: results.answers, day })}</p> : null}
          <Marks questions={results.questions.filter(({ kind }) => kind === 'rating')} />
          {results.questions.map((question) =>
            question.kind === 'words' ? <Texts key={question.id} question={question} level={level} /> : null,
          )}
        </>
      ) : (
        <Note title={say('tooFewTitle')}>
          <p>{say(isOpen ? 'tooFewText' : 'neverText')}</p>
        </Note>
      )}
    </div>
  )
}

const groups = [
  { fill: 'met', label: 'mostly', of: [4, 5] },
  { fill: 'later', label: 'partly', of: [3] },
  { fill: 'due', label: 'little', of: [1, 2] },
] as const satisfies readonly { fill: Fill; label: keyof typeof resultTexts; of: readonly number[] }[]

const partsOf = (counts: readonly number[], say: Say) =>
  groups.map(({ fill, label, of }) => ({
    fill,
    label: say(label),
    value: of.reduce((sum, mark) => sum + (counts[mark - 1] ?? 0), 0),
  }))

function Marks({ questions }: { questions: readonly Question[] }) {
  const say = useWords<typeof resultTexts>()
  const columns: Column<Question>[] = [
    {
      key: 'statement',
      head: say('statement'),
      header: true,
      cell: (question) => (
        <>
          {questionWords(question, say.locale)}
          {question.counts ? null : <span className="at-sub">{say('fewMarks')}</span>}
        </>
      ),
    },
    {
      key: 'shares',
      head: say('shares'),
      label: false,
      className: 'at-bar',
      cell: ({ counts }) => (counts ? <ShareBar parts={partsOf(counts, say)} /> : null),
    },
    {
      key: 'mean',
      head: say('mean'),
      number: true,
      cell: ({ mean }) =>
        mean === null ? null : <b>{mean.toLocaleString(say.locale, { minimumFractionDigits: 1 })}</b>,
    },
    ...markTexts.map((text, i) => ({
      key: text.en,
      head: text[say.locale],
      number: true,
      cell: ({ counts }: Question) => counts?.[i] ?? null,
    })),
  ]
  return (
    <div>
      <TableFrame title={say('rated')} id="rated-h" scroll={say('rated')}>
        <Table labelledBy="rated-h" figures columns={columns} rows={questions} rowKey={({ id }) => id} />
      </TableFrame>
      <Key items={groups.map(({ fill, label }) => ({ fill, label: say(label) }))} />
    </div>
  )
}

function Texts({ question, level }: { question: Question; level: 2 | 4 }) {
  const Heading = `h${level}` as const
  const say = useWords<typeof resultTexts>()
  return (
    <section aria-labelledby={`${question.id}-h`}>
      <Heading id={`${question.id}-h`}>{questionWords(question, say.locale)}</Heading>
      {question.texts.length === 0 ? (
        <p className="at-soft">{say('noTexts')}</p>
      ) : (
        <>
          <p className="at-small at-soft">{say('alphabet')}</p>
          <ul>
            {question.texts.map((text, i) => (
              // Two people may have written the same, and the list stays as it is.
              // biome-ignore lint/suspicious/noArrayIndexKey: texts have no names, on purpose
              <li key={i} className="at-written">
                {text}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
