import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page, Split, Stack } from '@/app/_ui/arrange'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { LinkButton } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { Link } from '@/app/_ui/link'
import { PageTitle } from '@/app/_ui/title'
import { priorityKeys } from '@/lib/catalog/keys'
import { listModules } from '@/lib/catalog/queries'
import { listCalendar } from '@/lib/events/calendar'
import { anyoneCtx } from '@/lib/platform/context'
import { listRelated } from '@/lib/related/queries'
import { priorityFigures } from '@/lib/reporting/priorities'
import { findTaskForces } from '@/lib/task-forces/finding'
import { publicMetadata } from '../../metadata'
import { priorityTexts } from '../texts'
import { CoursesOf, EventsOf, ModulesOf } from './what-there-is'
import { RequestsOf, TaskForcesOf } from './with-whom'
import { YearInFigures } from './year-in-figures'

type Props = { params: Promise<{ priority: string }> }

const keyOf = async (params: Props['params']) => {
  const { priority } = await params
  return priorityKeys.find((key) => key === priority)
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const key = await keyOf(params)
  if (!key) return { title: 'We cannot show this page' }
  const { name: title, lead: description } = priorityTexts[key]
  return publicMetadata({ title, description, path: `/priorities/${key}` })
}

export default async function PriorityPage({ params }: Props) {
  const key = await keyOf(params)
  if (!key) notFound()
  const ctx = anyoneCtx()
  const [modules, calendar, courses, figures, forces] = await Promise.all([
    listModules(ctx, { priority: key }),
    listCalendar(ctx, { priority: key }),
    listRelated(ctx, { priority: key }),
    priorityFigures(ctx, { priority: key }),
    findTaskForces(ctx, {}),
  ])
  const { number, name, lead, means } = priorityTexts[key]
  return (
    <Page>
      <Breadcrumb items={[{ label: 'Start', href: '/' }, { label: name }]} />
      <PageTitle title={name} lead={lead} above={`Priority ${number} of three`}>
        <LinkButton href={`/modules?priority=${key}`}>Find a module</LinkButton>
      </PageTitle>
      <Split kind="side">
        <Stack>
          <section className="at-prose">
            <h2>What it means</h2>
            {means.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </section>
          <ModulesOf priority={key} list={modules} />
          <EventsOf priority={key} items={calendar.items} />
          <CoursesOf priority={key} list={courses} />
          <TaskForcesOf priority={key} found={forces} />
          <RequestsOf priority={key} />
        </Stack>
        <aside className="at-stack" aria-label="About this priority">
          <ForWhom priority={key} />
          <YearInFigures figures={figures} />
          <Others than={key} />
        </aside>
      </Split>
    </Page>
  )
}

type Key = (typeof priorityKeys)[number]

function ForWhom({ priority }: { priority: Key }) {
  return (
    <Card id="whom" title="Whom it is for">
      <ul>
        {priorityTexts[priority].forWhom.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </Card>
  )
}

function Others({ than }: { than: Key }) {
  return (
    <Card id="others" title="The other two">
      <ul>
        {priorityKeys
          .filter((key) => key !== than)
          .map((key) => (
            <li key={key}>
              <Link href={`/priorities/${key}`}>{priorityTexts[key].name}</Link>
            </li>
          ))}
      </ul>
      <p className="at-small at-soft">
        The three are those of the human trafficking training of the{' '}
        <Link href="https://ovc.ncjrs.gov/humantrafficking/lawenforcement.html">Office for Victims of Crime</Link>, said
        here in our own words.
      </p>
    </Card>
  )
}
