'use client'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'next/navigation'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { whenWords } from '@/app/_client/when'
import { Stack } from '@/app/_ui/arrange'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { LinkButton } from '@/app/_ui/button'
import { Link } from '@/app/_ui/link'
import { Item, List } from '@/app/_ui/list'
import { Status } from '@/app/_ui/status'
import { lessonHref } from '@/app/(public)/modules/address'
import type { AttemptResult } from '@/lib/learning/inputs'
import { count, countWords, hours } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'

/** How an attempt came out: after a pass the proof and the reasons, otherwise which lessons to read again. */
export function ResultScreen() {
  const { attempt: attemptId = '' } = useParams<{ attempt: string }>()
  const query = useQuery(api.learning.getAttemptResult.queryOptions({ input: { attemptId } }))
  return (
    <Loaded query={query}>
      {(result) => (
        <>
          <Breadcrumb
            items={[
              { label: 'My training', href: '/training' },
              { label: result.title, href: `/modules/${result.slug}` },
              { label: 'Test result' },
            ]}
          />
          <Stack>{result.passed ? <Passed result={result} /> : <NotPassed result={result} />}</Stack>
        </>
      )}
    </Loaded>
  )
}

type Props = { result: AttemptResult }

function Passed({ result }: Props) {
  const { right, asked, needed, credit, slug } = result
  const code = credit?.certificateCode
  return (
    <>
      <div>
        <h1>Passed</h1>
        <p className="at-lead">
          <b>
            {right} of {asked} right; you needed {needed}.
          </b>{' '}
          {creditWords(result)}
        </p>
      </div>
      <div className="at-row">
        {code ? <LinkButton href={`/certificates/${code}`}>See the certificate</LinkButton> : null}
        {code ? (
          <LinkButton variant="outline" href={`/api/v1/certificates/${code}/certificate.pdf`}>
            Download it (PDF)
          </LinkButton>
        ) : null}
        <Link href="/training">Back to my training</Link>
      </div>
      {result.questions ? <Reasons questions={result.questions} /> : null}
      <p className="at-small at-soft">
        <Link href={`/modules/${slug}`}>Read the module again</Link>, whenever you like.
      </p>
    </>
  )
}

function creditWords({ credit, practice }: AttemptResult): string {
  if (credit)
    return `A credit of ${hours(credit.creditMinutes)} is on your record, earned on ${longDay(credit.earnedOn)}.`
  if (practice?.earnedOn)
    return `This was practice: your credit of ${longDay(practice.earnedOn)} stands, and no hours were added.`
  return practice ? 'This was practice: no hours were added.' : 'The credit is on your record.'
}

function Reasons({ questions }: { questions: NonNullable<AttemptResult['questions']> }) {
  return (
    <section>
      <h2>Every question, and why</h2>
      <List ordered className="at-gap">
        {questions.map(({ number, prompt, right, chosen, answer, rationale }) => (
          <Item
            key={number}
            title={`${number}. ${prompt}`}
            aside={<Status state={right ? 'met' : 'half'}>{right ? 'Right' : 'Not right'}</Status>}
          >
            <p>{answer.join('; ')}</p>
            {right ? null : <p className="at-small">You chose: {chosen.join('; ') || 'nothing'}.</p>}
            <p className="at-small at-soft">{rationale}</p>
          </Item>
        ))}
      </List>
    </section>
  )
}

function NotPassed({ result }: Props) {
  const again = result.lessons.filter(({ asked, right }) => right < asked)
  const well = result.lessons.filter(({ asked, right }) => right === asked)
  const [first] = again
  const href = (key: string) => lessonHref(result.slug, key, result.isEarlier ? result.edition : null)
  return (
    <>
      <div>
        <h1>Not passed yet</h1>
        <p className="at-lead">
          <b>
            {result.right} of {result.asked} right; you need {result.needed}.
          </b>{' '}
          {nextWords(result)} Nothing you have earned before is affected.
        </p>
      </div>
      <section>
        <h2>{countWords(again.length, 'lesson')} to read again</h2>
        <List ordered className="at-gap">
          {again.map(({ lessonKey, number, title, asked, right }) => (
            <Item
              key={lessonKey}
              title={`Lesson ${number}: ${title}`}
              href={href(lessonKey)}
              aside={
                <Status state="soon" icon="half">
                  {right} of {asked} right
                </Status>
              }
            />
          ))}
        </List>
      </section>
      {well.length > 0 ? (
        <section>
          <h2>What you know well</h2>
          <ul className="at-plain at-row at-gap">
            {well.map(({ lessonKey, number, asked, right }) => (
              <li key={lessonKey}>
                <Status state="met">
                  Lesson {number}: {right} of {asked}
                </Status>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <div className="at-row">
        {first ? <LinkButton href={href(first.lessonKey)}>Read lesson {first.number} again</LinkButton> : null}
        <LinkButton variant="outline" href={`/modules/${result.slug}/test`}>
          About the next attempt
        </LinkButton>
        <Link href="/training">Back to my training</Link>
      </div>
      <p className="at-small at-soft">Your answers are kept as you gave them.</p>
    </>
  )
}

function nextWords({ attemptsLeft, nextOpensAt }: AttemptResult): string {
  if (attemptsLeft === 0) return 'All attempts are used; you can begin the module anew.'
  const left = `You have ${count(attemptsLeft, 'attempt')} left`
  return nextOpensAt
    ? `${left}, and the next one opens ${whenWords(nextOpensAt)}.`
    : `${left}, and the next one is open.`
}
