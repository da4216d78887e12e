'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { startOf } from '../../_client/account-nav'
import { api } from '../../_client/api'
import { useMe } from '../../_client/me'
import { safeNext, signIn } from '../../_client/sign-in'
import { AddressForm } from './address-form'
import { CodeForm } from './code-form'
import { Personas } from './personas'

/** First the address, then the code; in the demonstration world also one click for each persona. */
export function SignInScreen() {
  const [sent, setSent] = useState<{ email: string } | null>(null)
  const { me } = useMe()
  const router = useRouter()
  const queries = useQueryClient()
  const next = safeNext(useSearchParams().get('next'))

  async function enter(way: 'code' | 'persona', fields: Record<string, string>): Promise<string | null> {
    const refusal = await signIn(way, fields)
    if (refusal) return refusal
    queries.clear()
    const now = await queries.fetchQuery(api.identity.getMe.queryOptions())
    router.replace(next ?? startOf(now))
    return null
  }

  return (
    <div className="at-narrow at-stack">
      {sent ? (
        <CodeForm
          email={sent.email}
          onCode={(code) => enter('code', { email: sent.email, code })}
          onOther={() => setSent(null)}
        />
      ) : (
        <>
          <h1>Sign in</h1>
          <AddressForm onSent={(email) => setSent({ email })} />
        </>
      )}
      {me?.demonstration ? <Personas onChoose={(email) => enter('persona', { email })} outbox={sent !== null} /> : null}
      <p className="at-small at-soft">
        On a shared computer? Sign out when you are done. After two hours without a sign of life you are signed out
        anyway.
      </p>
    </div>
  )
}
