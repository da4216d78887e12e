import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Page } from '../../_ui/arrange'
import { Loading } from '../../_ui/loading'
import { SignInScreen } from './sign-in-screen'

export const metadata: Metadata = { title: 'Sign in' }

export default function SignInPage() {
  return (
    <Page>
      <Suspense fallback={<Loading />}>
        <SignInScreen />
      </Suspense>
    </Page>
  )
}
