import { calendarWords } from '@/lib/events/filter-words'
import { calendarFilter } from '@/lib/events/inputs'
import { publicUrl } from '@/lib/platform/env'
import { Column, Page } from '../../../../_ui/arrange'
import { Breadcrumb } from '../../../../_ui/breadcrumb'
import { Card } from '../../../../_ui/card'
import { Link } from '../../../../_ui/link'
import { PageTitle } from '../../../../_ui/title'
import { publicMetadata } from '../../../metadata'
import { calendarHref, calendarQuery } from '../../address'
import type { Asked } from '../../asked'

export const generateMetadata = () =>
  publicMetadata({
    title: 'Show the calendar on your own site',
    description: 'A few lines for the page of a partner, which show the events that you choose.',
    path: '/calendar/embed/code',
  })

type Props = { searchParams: Promise<Asked> }

export default async function EmbedCodePage({ searchParams }: Props) {
  const filter = { ...calendarFilter.parse(await searchParams), from: undefined, to: undefined }
  const address = `${publicUrl()}/calendar/embed${calendarQuery(filter)}`
  const words = calendarWords(filter)
  return (
    <Page>
      <Breadcrumb items={[{ label: 'Calendar', href: '/calendar' }, { label: 'On your own site' }]} />
      <PageTitle
        title="Show the calendar on your own site"
        lead="A list of events in a frame of your page. It is always current, names nobody who reads it, and sets no cookie."
      />
      <Column>
        <Card id="code" title="Copy this into your page" level={2}>
          <p>{words ? `It shows: ${words}.` : 'It shows all events to come.'}</p>
          <pre className="at-snippet">
            <code>{snippet(address)}</code>
          </pre>
          <p className="at-small">
            <Link href={calendarHref(filter)}>Choose other events</Link> and come back from there, or{' '}
            <a href={address}>look at the list by itself</a>.
          </p>
        </Card>
        <p className="at-gap">
          Browsers show it only on sites that we know. Write to whoever keeps this calendar with the name of your site,
          for example https://partner.example; an administrator adds it.
        </p>
      </Column>
    </Page>
  )
}

const snippet = (address: string) =>
  `<iframe src="${address.replaceAll('&', '&amp;')}"\n  title="Calendar of events" width="100%" height="640"\n  loading="lazy" referrerpolicy="no-referrer" style="border:0"></iframe>`
