import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Page } from '../../_ui/arrange'
import { Loading } from '../../_ui/loading'
import { SignInScreen } from './sign-in-screen'

export const metadata: Metadata = { title: 'Sign in' }

export default function SignInPage() {
  return (
    <Page>
      <Suspense fallback={<Waiting />}>
        <SignInScreen />
      </Suspense>
    </Page>
  )
}

const Waiting = () => (
  <div className="at-narrow at-stack">
    <h1>Sign in</h1>
    <Loading />
  </div>
)
