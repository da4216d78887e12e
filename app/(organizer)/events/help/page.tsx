import type { Metadata } from 'next'
import { Column, Page } from '../../../_ui/arrange'
import { Breadcrumb } from '../../../_ui/breadcrumb'
import { PageTitle } from '../../../_ui/title'
import { HelpScreen } from './help-screen'

export const metadata: Metadata = { title: 'Help at a door' }

export default function HelpPage() {
  return (
    <Page>
      <Breadcrumb items={[{ label: 'My events', href: '/events' }, { label: 'Help at a door' }]} />
      <PageTitle
        title="Help at a door"
        lead="Whoever runs the event gives you a code for today. With it you check people in until the day is over."
      />
      <Column>
        <HelpScreen />
      </Column>
    </Page>
  )
}
