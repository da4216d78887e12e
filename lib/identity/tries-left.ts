import { inWords } from '@/lib/platform/in-words'
import type { Locale } from '@/lib/platform/locales'
import { signingIn } from './messages'
import { CODE_TRIES } from './rules'

/** What is said about a code that was not right; the same whether or not the address is known. */
export function triesLeft(tries: number, locale: Locale): string {
  const say = inWords(signingIn, locale)
  const left = CODE_TRIES - tries
  return left <= 0 ? say('usedUp') : say('triesLeft', { left })
}
