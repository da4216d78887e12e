import type { ReactNode } from 'react'
import { Speaking } from '@/app/_ui/words'
import { wordsOf } from '@/lib/platform/in-words'
import { certificationTexts } from './messages'

/** The words of certifications, for screens whose own are English. */
export function CertificationsInEnglish({ children }: { children: ReactNode }) {
  return (
    <Speaking words={wordsOf(certificationTexts, 'en')} refusals={{}}>
      {children}
    </Speaking>
  )
}
