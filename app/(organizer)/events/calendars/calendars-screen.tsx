'use client'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { PleaseSignIn } from '@/app/_client/please-sign-in'
import { Section, Split } from '@/app/_ui/arrange'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Card } from '@/app/_ui/card'
import { Loading } from '@/app/_ui/loading'
import { PageTitle } from '@/app/_ui/title'
import { useWords } from '@/app/_ui/words'
import { Files } from './files'
import type { calendarTexts } from './messages'
import { Sources } from './sources'

const CalendarForm = lazy(() => import('./calendar-form').then((each) => ({ default: each.CalendarForm })))

/** Choose a calendar, what is followed, and what was loaded before. */
export function CalendarsScreen() {
  const say = useWords<typeof calendarTexts>()
  const query = useQuery(api.identity.getMe.queryOptions())
  return (
    <Loaded query={query} lines={8}>
      {({ person }) =>
        person ? (
          <>
            <Breadcrumb items={[{ label: say('crumbEvents'), href: '/events' }, { label: say('crumb') }]} />
            <PageTitle title={say('title')} lead={say('lead')} />
            <Split className="at-section">
              <Suspense fallback={<Loading lines={8} />}>
                <CalendarForm person={person} />
              </Suspense>
              <About />
            </Split>
            <Section id="followed" title={say('followed')}>
              <Sources />
            </Section>
            <Section id="files" title={say('soFar')}>
              <Files />
            </Section>
          </>
        ) : (
          <PleaseSignIn />
        )
      }
    </Loaded>
  )
}

function About() {
  const say = useWords<typeof calendarTexts>()
  return (
    <aside aria-label={say('aboutLabel')}>
      <Card id="about-calendars" title={say('aboutTitle')}>
        <ul>
          <li>{say('aboutNew')}</li>
          <li>{say('aboutChanged')}</li>
          <li>{say('aboutCanceled')}</li>
          <li>{say('aboutGone')}</li>
          <li>{say('aboutRefused')}</li>
        </ul>
      </Card>
    </aside>
  )
}
