'use client'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { api } from '@/app/_client/api'
import { Loaded, PleaseSignIn } from '@/app/_client/loaded'
import { Section, Split } from '@/app/_ui/arrange'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Card } from '@/app/_ui/card'
import { Loading } from '@/app/_ui/loading'
import { PageTitle } from '@/app/_ui/title'
import { fullName } from '@/lib/platform/words'
import { Files } from './files'
import { Sources } from './sources'

const CalendarForm = lazy(() => import('./calendar-form').then((each) => ({ default: each.CalendarForm })))

/** Choose a calendar, what is followed, and what was loaded before. */
export function CalendarsScreen() {
  const query = useQuery(api.identity.getMe.queryOptions())
  return (
    <Loaded query={query} lines={8}>
      {(me) =>
        me.person ? (
          <>
            <Breadcrumb items={[{ label: 'My events', href: '/events' }, { label: 'From a calendar' }]} />
            <PageTitle
              title="Events from a calendar"
              lead="Bring events that stand in another calendar. Nothing is posted until you have seen what would be."
            />
            <Split className="at-section">
              <Suspense fallback={<Loading lines={8} />}>
                <CalendarForm
                  name={fullName({ given: me.person.givenName, family: me.person.familyName })}
                  email={me.person.email ?? ''}
                />
              </Suspense>
              <About />
            </Split>
            <Section id="followed" title="Calendars you follow">
              <Sources />
            </Section>
            <Section id="files" title="Calendars so far">
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

const About = () => (
  <aside aria-label="About calendars of others">
    <Card id="about-calendars" title="What a calendar does">
      <ul>
        <li>What is new is posted as yours: a moderator looks at it first, as at everything you type.</li>
        <li>An entry that was loaded before is changed, never posted twice.</li>
        <li>What is canceled there is canceled here and stays on the calendar, said to be canceled.</li>
        <li>What is not in the calendar any more stays as it is, and you read which.</li>
        <li>An entry that cannot be taken is named with its line and the reason; the others go on.</li>
      </ul>
    </Card>
  </aside>
)
