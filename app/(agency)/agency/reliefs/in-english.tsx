import type { ReactNode } from 'react'
import { Speaking } from '@/app/_ui/words'
import { wordsOf } from '@/lib/platform/in-words'
import { reliefTexts } from './messages'

/** The words of what is shown for reliefs, for screens whose own are English. */
export function ReliefsInEnglish({ children }: { children: ReactNode }) {
  return (
    <Speaking words={wordsOf(reliefTexts, 'en')} refusals={{}}>
      {children}
    </Speaking>
  )
}
