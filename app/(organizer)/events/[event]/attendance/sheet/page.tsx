import type { Metadata } from 'next'
import { Page } from '../../../../../_ui/arrange'
import { SheetScreen } from './sheet-screen'

export const metadata: Metadata = { title: 'Sign-in sheet' }

export default function SignInSheetPage() {
  return (
    <Page>
      <SheetScreen />
    </Page>
  )
}
