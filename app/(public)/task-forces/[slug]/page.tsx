import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { anyoneCtx } from '@/lib/platform/context'
import { DomainError } from '@/lib/platform/errors'
import { inWords } from '@/lib/platform/in-words'
import { USUAL_LOCALE } from '@/lib/platform/locales'
import { dayBefore, longDay } from '@/lib/platform/words-of-time'
import { taskForceKindNames } from '@/lib/task-forces/fields'
import { taskForceSlugInput } from '@/lib/task-forces/inputs'
import { getTaskForce } from '@/lib/task-forces/queries'
import type { TaskForce } from '@/lib/task-forces/shapes'
import { Page, Section, Split, Stack } from '../../../_ui/arrange'
import { Breadcrumb } from '../../../_ui/breadcrumb'
import { Note } from '../../../_ui/note'
import { PageTitle } from '../../../_ui/title'
import { publicMetadata } from '../../metadata'
import { areaWords } from '../area-words'
import { finding, oneForce } from '../messages'
import { AreaServed } from './area-served'
import { Awards } from './awards'
import { Contact, WorkingWithIt } from './beside'
import { ForKeepers } from './for-keepers'
import { FormerPartners, JointEvents, OtherMembers } from './others'
import { Sides } from './sides'

const say = inWords(oneForce, USUAL_LOCALE)
const sayFinding = inWords(finding, USUAL_LOCALE)
type Props = { params: Promise<{ slug: string }> }

const findForce = cache((slug: string) => {
  const asked = taskForceSlugInput.safeParse({ slug })
  if (!asked.success) notFound()
  return getTaskForce(anyoneCtx(), asked.data).catch((error) => {
    if (error instanceof DomainError && error.kind === 'not-found') notFound()
    throw error
  })
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const force = await findForce((await params).slug)
  return publicMetadata({ title: force.name, description: leadOf(force), path: `/task-forces/${force.slug}` })
}

const leadOf = (force: TaskForce) => {
  const area = areaWords(force)
  return force.since ? say('leadSince', { area, day: longDay(force.since) }) : say('leadArea', { area })
}

export default async function TaskForcePage({ params }: Props) {
  const force = await findForce((await params).slug)
  const { name, kind, slug, isEnded, endedOn } = force
  return (
    <Page>
      <Breadcrumb items={[{ label: sayFinding('title'), href: '/task-forces' }, { label: name }]} />
      <PageTitle above={taskForceKindNames[kind]} title={name} lead={leadOf(force)} />
      <ForKeepers slug={slug} agencies={force.partners} />
      {isEnded && endedOn ? (
        <Note kind="caution" title={say('endedTitle', { day: longDay(dayBefore(endedOn)) })}>
          {say('endedText')}
        </Note>
      ) : null}
      <Sides force={force} />
      <Split kind="side" className="at-section">
        <Stack>
          <JointEvents force={force} />
          <Section id="awards" title={say('awards')}>
            <Awards force={force} />
          </Section>
          <OtherMembers force={force} />
          <FormerPartners force={force} />
        </Stack>
        <aside className="at-stack" aria-label={say('contact')}>
          {isEnded ? null : <Contact force={force} />}
          <AreaServed force={force} />
          <WorkingWithIt force={force} />
          <p className="at-small at-soft">{say('noEndorsement')}</p>
        </aside>
      </Split>
    </Page>
  )
}
