'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearchParams } from 'next/navigation'
import { USUAL_LOCALE } from '@/lib/platform/locales'
import { fullName } from '@/lib/platform/words'
import { startOf } from '../../_client/account-nav'
import { useHydrated } from '../../_client/hydrated'
import { becomeSomebody, useMe } from '../../_client/me'
import { safeNext } from '../../_client/next-place'
import { signIn } from '../../_client/sign-in'
import { remember } from '../../_client/somebody'
import { LinkButton } from '../../_ui/button'
import { Loading } from '../../_ui/loading'
import { Note } from '../../_ui/note'
import { useWords } from '../../_ui/words'
import { AddressForm } from './address-form'
import { CodeForm } from './code-form'
import type { signInPage } from './messages'
import { Personas } from './personas'
import { useSent } from './sent'

/** Without script nothing is asked for that could not be sent. */
export function SignInScreen() {
  const say = useWords<typeof signInPage>()
  if (useHydrated()) return <Enter />
  return (
    <div className="at-narrow at-stack at-hold">
      <h1>{say('title')}</h1>
      <Loading />
    </div>
  )
}

/** First the address, then the code; in the demonstration world also one click for each persona. */
function Enter() {
  const { sent, setSent } = useSent()
  const { me } = useMe()
  const enter = useEnter()
  const say = useWords<typeof signInPage>()
  return (
    <div className="at-narrow at-stack at-hold">
      {sent ? (
        <CodeForm
          email={sent.email}
          asked={sent.asked}
          onCode={(code) =>
            enter('code', { email: sent.email, code, ...(sent.request ? { request: sent.request } : {}) })
          }
          onSent={(request) => setSent({ email: sent.email, asked: Date.now(), request })}
          onOther={() => setSent(null)}
        />
      ) : (
        <>
          <h1>{say('title')}</h1>
          <GoOn />
          <AddressForm onSent={setSent} />
        </>
      )}
      {say.locale === USUAL_LOCALE ? null : <p className="at-small">{say('thenInEnglish')}</p>}
      <p className="at-small at-soft">{say('shared')}</p>
      {me?.demonstration ? <Personas onChoose={(email) => enter('persona', { email })} outbox={sent !== null} /> : null}
    </div>
  )
}

/** Signs in, lets every part of the screen know, and goes on to where the person came from. */
function useEnter() {
  const router = useRouter()
  const queries = useQueryClient()
  const { setSent } = useSent()
  const next = useNext()
  return async (way: 'code' | 'persona', fields: Record<string, string>): Promise<string | null> => {
    const refusal = await signIn(way, fields)
    if (refusal) return refusal
    setSent(null)
    remember(true, true)
    const me = await becomeSomebody(queries).catch(() => null)
    if (me) router.replace(next ?? startOf(me))
    else window.location.replace(next ?? '/training')
    return null
  }
}

function useNext(): string | null {
  const next = useSearchParams().get('next')
  return typeof window === 'undefined' ? null : safeNext(next, window.location.origin)
}

/** Somebody who signed in meanwhile, in another tab, need not do it again. */
function GoOn() {
  const { me } = useMe()
  const next = useNext()
  const say = useWords<typeof signInPage>()
  if (!me?.person) return null
  const name = fullName({ given: me.person.givenName, family: me.person.familyName })
  return (
    <Note kind="info" title={say('signedInAs', { name })}>
      <p>
        <LinkButton href={next ?? startOf(me)} replace>
          {say('goOn')}
        </LinkButton>
      </p>
    </Note>
  )
}
