'use client'
/** The texts of a screen that is drawn in the browser, in the language of its page: the server hands them down once. */
import { createContext, type ReactNode, use } from 'react'
import type { Messages, Say, Sentences, Words } from '@/lib/platform/say'
import { speaker } from '@/lib/platform/speaker'

type Given = {
  words: Words
  /** What schemas say in English, in the language of the page. */
  refusals: Sentences
}
const Spoken = createContext<Given | null>(null)

export function Speaking({ children, ...given }: Given & { children: ReactNode }) {
  return <Spoken value={given}>{children}</Spoken>
}

function useGiven(): Given {
  const given = use(Spoken)
  if (!given) throw new Error('This screen was given no texts: put it into <Speaking>.')
  return given
}

/** `useWords<typeof texts>()`, with the texts that the page gave to `Speaking`. */
export const useWords = <M extends Messages>(): Say<M> => speaker<M>(useGiven().words)

/** Says what a schema found wrong in the language of the page. */
export function useRefusals(): (message: string | undefined) => string | undefined {
  const { refusals } = useGiven()
  return (message) => (message === undefined ? undefined : (refusals[message] ?? message))
}
