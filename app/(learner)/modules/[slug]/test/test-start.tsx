'use client'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { useMe } from '@/app/_client/me'
import { useOutbox } from '@/app/_client/outbox'
import { useCommand } from '@/app/_client/use-command'
import { whenWords } from '@/app/_client/when'
import { Stack } from '@/app/_ui/arrange'
import { Button, LinkButton } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { Facts } from '@/app/_ui/facts'
import { Link } from '@/app/_ui/link'
import { Item, List } from '@/app/_ui/list'
import { Loading } from '@/app/_ui/loading'
import { Note, Problem } from '@/app/_ui/note'
import { Status } from '@/app/_ui/status'
import { lessonHref } from '@/app/(public)/modules/address'
import { ChangedSinceThen } from '@/app/(public)/modules/changed-since'
import { practiceWords, testRuleFacts, tooEarlyWords, waitWords } from '@/app/(public)/modules/module-words'
import type { TestRules } from '@/lib/catalog/content'
import type { MyTestRules } from '@/lib/learning/inputs'
import { capital, count, numberWord } from '@/lib/platform/words'

/** The rules for everybody; for who is signed in also the attempts so far and the way in. */
export function TestStart({ slug, rules }: { slug: string; rules: TestRules }) {
  const { me } = useMe()
  const signedIn = me?.signedIn === true
  // What waits on this device goes first: the rules depend on it.
  useOutbox()
  const query = useQuery(api.learning.getTestRules.queryOptions({ input: { slug }, enabled: signedIn, staleTime: 0 }))
  if (!me) return <Rules rules={rules} below={<NotKnownYet />} />
  if (!signedIn) {
    return (
      <Rules
        rules={rules}
        below={
          <p className="at-row">
            <LinkButton href={`/sign-in?next=/modules/${slug}/test`}>Sign in to take the test</LinkButton>
          </p>
        }
      />
    )
  }
  return (
    <Loaded query={query} lines={4}>
      {(mine) => (
        <Stack>
          <Changed slug={slug} mine={mine} />
          <Rules rules={mine} used={mine.attemptsUsed} below={<WayIn slug={slug} mine={mine} />} />
          {mine.taken.length > 0 ? <Taken slug={slug} mine={mine} /> : null}
        </Stack>
      )}
    </Loaded>
  )
}

/** Before they take the test of an edition since which what is taught has changed; whoever begins anew gets the new one. */
function Changed({ slug, mine: { state, earlierEdition, changedSince } }: { slug: string; mine: MyTestRules }) {
  if (earlierEdition === null || changedSince === null || state === 'used-up') return null
  return (
    <Note kind="caution" className="at-small">
      <p>This is the test of edition {earlierEdition}.</p>
      <ChangedSinceThen slug={slug} edition={earlierEdition} changedSince={changedSince} />
    </Note>
  )
}

function NotKnownYet() {
  return (
    <>
      <Loading lines={2} />
      <noscript>
        <p>Taking the test needs JavaScript, so that answers are kept when the connection drops.</p>
      </noscript>
    </>
  )
}

type Rules = Pick<MyTestRules, 'draw' | 'passPercent' | 'attempts' | 'coolingOffHours'>

function Rules({ rules, used, below }: { rules: Rules; used?: number; below: React.ReactNode }) {
  return (
    <Card title="The rules">
      <p>
        {capital(numberWord(rules.draw))} questions, one a page. Each answer is saved when you go on, and you can change
        it until you hand the test in. Nothing asks about a person’s account.
      </p>
      <Facts className="at-gap" items={testRuleFacts(rules, used)} />
      {below}
    </Card>
  )
}

function WayIn({ slug, mine }: { slug: string; mine: MyTestRules }) {
  switch (mine.state) {
    case 'not-enrolled':
      return (
        <Way words="The test is for people who are enrolled in this module.">
          <LinkButton href={`/modules/${slug}`}>Go to the module and enroll</LinkButton>
        </Way>
      )
    case 'lessons-left':
      return <LessonsLeft slug={slug} mine={mine} />
    case 'cooling-off':
      return (
        <Note kind="caution" title="Not open yet">
          {`The next attempt opens ${mine.nextOpensAt ? whenWords(mine.nextOpensAt) : 'later'}. Attempts are ${waitWords(mine.coolingOffHours)} apart, so that there is time to read again.`}
        </Note>
      )
    case 'used-up':
      return <BeginAnew slug={slug} />
    case 'passed':
      return <Way words="You have passed this test; its credit is on your record." />
    default:
      return <Start slug={slug} mine={mine} />
  }
}

function Way({ words, children }: { words: string; children?: React.ReactNode }) {
  return (
    <>
      <p className="at-gap">{words}</p>
      {children ? <p className="at-row">{children}</p> : null}
    </>
  )
}

function LessonsLeft({ slug, mine }: { slug: string; mine: MyTestRules }) {
  const { waiting, tooEarly } = useOutbox()
  const lessons = mine.lessonsLeft
  const [first] = lessons
  const href = (key: string) => lessonHref(slug, key, mine.earlierEdition)
  return (
    <>
      <Note
        kind="caution"
        title={`${capital(numberWord(lessons.length))} ${lessons.length === 1 ? 'lesson is' : 'lessons are'} not done yet`}
      >
        <ul>
          {lessons.map(({ key, number, title }) => (
            <li key={key}>
              <Link href={href(key)}>
                Lesson {number}: {title}
              </Link>
            </li>
          ))}
        </ul>
        {waiting > 0 ? (
          <p>{count(waiting, 'change')} on this device will be sent when the connection returns.</p>
        ) : null}
        {tooEarly > 0 ? <p>{tooEarlyWords(tooEarly)}</p> : null}
      </Note>
      {first ? (
        <p className="at-row">
          <LinkButton href={href(first.key)}>Go on with lesson {first.number}</LinkButton>
        </p>
      ) : null}
    </>
  )
}

function Start({ slug, mine }: { slug: string; mine: MyTestRules }) {
  const router = useRouter()
  const start = useCommand(api.learning.startAttempt, {
    onDone: ({ attemptId }) => router.push(`/modules/${slug}/test/${attemptId}`),
  })
  const isOpen = mine.state === 'open'
  return (
    <>
      {mine.practice ? <p className="at-gap">{practiceWords(mine.practice)}</p> : null}
      {start.problem ? <Problem title="The test did not start">{start.problem.detail}</Problem> : null}
      <p className="at-row at-gap">
        <Button busy={start.pending} onClick={() => start.run({ enrollmentId: mine.enrollmentId ?? '' })}>
          {isOpen ? 'Go on with the open attempt' : `Start attempt ${mine.attemptsUsed + 1} of ${mine.attempts}`}
        </Button>
        <Link href={`/modules/${slug}`}>Not now</Link>
      </p>
    </>
  )
}

function BeginAnew({ slug }: { slug: string }) {
  const router = useRouter()
  const enroll = useCommand(api.learning.enroll, {
    onDone: () => router.push(`/modules/${slug}`),
  })
  return (
    <>
      <Note kind="caution" title="All attempts are used">
        You can begin the module anew: read the lessons again, and the test opens with new attempts. What you answered
        so far is kept.
      </Note>
      {enroll.problem ? <Problem title="Not begun">{enroll.problem.detail}</Problem> : null}
      <p className="at-row">
        <Button busy={enroll.pending} onClick={() => enroll.run({ slug, again: true })}>
          Begin the module anew
        </Button>
      </p>
    </>
  )
}

function Taken({ slug, mine }: { slug: string; mine: MyTestRules }) {
  return (
    <section>
      <h2>Your attempts so far</h2>
      <List className="at-gap">
        {mine.taken.map(({ attemptId, number, submittedAt, right, passed }) => (
          <Item
            key={attemptId}
            title={`Attempt ${number}`}
            href={`/modules/${slug}/test/${attemptId}/result`}
            aside={<Status state={passed ? 'met' : 'half'}>{passed ? 'Passed' : 'Not passed yet'}</Status>}
          >
            {`${right} of ${mine.draw} right, ${whenWords(submittedAt)}`}
          </Item>
        ))}
      </List>
    </section>
  )
}
