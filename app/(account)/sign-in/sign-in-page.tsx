import { publicMetadata } from '@/app/(public)/metadata'
import { fieldRefusals } from '@/lib/identity/messages'
import { inWords, wordsOf } from '@/lib/platform/in-words'
import type { Locale } from '@/lib/platform/locales'
import { refusals } from '@/lib/platform/messages'
import { sentencesIn } from '@/lib/platform/say'
import { Page } from '../../_ui/arrange'
import { Languages } from '../../_ui/languages'
import { Speaking } from '../../_ui/words'
import { signInPage } from './messages'
import { SignInScreen } from './sign-in-screen'

const PATH = '/sign-in'

export function signInMetadata(locale: Locale) {
  const say = inWords(signInPage, locale)
  return publicMetadata({ title: say('title'), description: say('description'), path: PATH, locale })
}

export function SignInPage({ locale }: { locale: Locale }) {
  return (
    <Page>
      <Languages locale={locale} path={PATH} />
      <Speaking words={wordsOf(signInPage, locale)} refusals={sentencesIn(locale, refusals, fieldRefusals)}>
        <SignInScreen />
      </Speaking>
    </Page>
  )
}
