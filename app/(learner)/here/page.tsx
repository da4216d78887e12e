import type { Metadata } from 'next'
import { Column, Page } from '../../_ui/arrange'
import { PageTitle } from '../../_ui/title'
import { HereScreen } from './here-screen'

export const metadata: Metadata = { title: 'Tell us you are here' }

export default function HerePage() {
  return (
    <Page>
      <Column narrow>
        <PageTitle
          title="Tell us you are here"
          lead="In a session that you registered for, type the code that is shown there."
        />
        <HereScreen />
      </Column>
    </Page>
  )
}
