import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { getEvent } from '@/lib/events/calendar'
import type { PublicEvent } from '@/lib/events/shapes'
import { cancelledWords } from '@/lib/events/words'
import { anyoneCtx } from '@/lib/platform/context'
import { publicUrl } from '@/lib/platform/env'
import { DomainError } from '@/lib/platform/errors'
import { getRegistration } from '@/lib/registration/queries'
import { Page, Section, Split, Stack } from '../../../_ui/arrange'
import { Breadcrumb } from '../../../_ui/breadcrumb'
import { LinkButton } from '../../../_ui/button'
import { Card } from '../../../_ui/card'
import { Note } from '../../../_ui/note'
import { PageTitle } from '../../../_ui/title'
import { publicMetadata } from '../../metadata'
import { AlsoOn } from './also-on'
import { Changes } from './changes'
import { EventFacts, Paragraphs, Sessions } from './event-facts'
import { ForModerators } from './for-moderators'
import { IWasThere } from './i-was-there'
import { RegistrationBox } from './registration-box'
import { scriptText, structuredData } from './structured-data'

type Props = { params: Promise<{ slug: string }> }

const findEvent = cache((slug: string) =>
  getEvent(anyoneCtx(), { slug }).catch((error) => {
    if (error instanceof DomainError && error.kind === 'not-found') notFound()
    throw error
  }),
)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title, summary, slug } = await findEvent((await params).slug)
  const path = `/calendar/${slug}`
  return publicMetadata({ title, description: summary, path, feeds: { 'text/calendar': `${path}.ics` } })
}

export default async function EventPage({ params }: Props) {
  const event = await findEvent((await params).slug)
  const { takes, scopes } = await getRegistration(anyoneCtx(), { slug: event.slug })
  const open = scopes.some(({ standing }) => standing === 'open')
  const cancelled = event.status === 'cancelled'
  return (
    <Page>
      <script
        type="application/ld+json"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: data for search engines, escaped so that it cannot end the element
        dangerouslySetInnerHTML={{ __html: scriptText(structuredData(event, `${publicUrl()}/calendar/${event.slug}`)) }}
      />
      <Breadcrumb items={[{ label: 'Calendar', href: '/calendar' }, { label: event.title }]} />
      <PageTitle title={event.title} lead={event.summary} />
      <Split kind="side">
        <Stack>
          {cancelled ? (
            <Note kind="error" title={cancelledWords(event.cancelledAt, event.sessions[0]?.zone)}>
              {event.cancelReason}
            </Note>
          ) : null}
          <Changes event={event} />
          <div>
            <EventFacts event={event} />
          </div>
          {event.sessions.length > 1 ? (
            <Section id="sessions" title="The sessions">
              <Sessions event={event} />
            </Section>
          ) : null}
          <AlsoOn dates={event.alsoOn} />
          {event.description ? (
            <Section id="about" title="What happens">
              <Paragraphs text={event.description} />
            </Section>
          ) : null}
        </Stack>
        <aside className="at-stack" aria-label="Taking part">
          {takes ? <RegistrationBox slug={event.slug} forGroups={event.kind !== 'support-group'} open={open} /> : null}
          {cancelled || takes || !event.registrationUrl ? null : <Register url={event.registrationUrl} />}
          <Contact event={event} takes={takes} />
          <p className="at-small at-noprint">
            <a href={`/calendar/${event.slug}.ics`}>Add to my calendar</a>
          </p>
          {cancelled || event.kind === 'support-group' ? null : <IWasThere event={event} />}
          <ForModerators slug={event.slug} />
          <p className="at-small at-soft">
            Posted by its organizer. Attest does not endorse the event, the organization or what its website says.
          </p>
        </aside>
      </Split>
    </Page>
  )
}

function Register({ url }: { url: string }) {
  return (
    <Card title="Register">
      <p>
        <LinkButton href={url}>Register</LinkButton>
      </p>
      <p className="at-small at-soft">You leave Attest for {new URL(url).hostname}.</p>
    </Card>
  )
}

function Contact({ event, takes }: { event: PublicEvent; takes: boolean }) {
  const registers = !event.registrationUrl && !takes && event.status === 'published'
  return (
    <Card title={registers ? 'Register and ask' : 'Questions'}>
      {registers ? (
        <p>{event.placeHidden ? 'Write or call; the place is given to you then.' : 'Write or call to take part.'}</p>
      ) : null}
      <p>
        {event.contactName}
        <br />
        <a href={`mailto:${event.contactEmail}`}>{event.contactEmail}</a>
        {event.contactPhone ? (
          <>
            <br />
            {event.contactPhone}
          </>
        ) : null}
      </p>
    </Card>
  )
}
