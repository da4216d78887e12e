'use client'
import type { ReactNode } from 'react'
import type { Locale } from '@/lib/platform/locales'
import { useLocale } from './language'

/** The root element. `first.js` notes on it what this browser remembers, before anything is drawn. */
export function Html({ children }: { children: ReactNode }) {
  return (
    <html lang={useLocale()} suppressHydrationWarning>
      {children}
    </html>
  )
}

/** The part of the frame in the language of the page: the frame outlives the step to a page in another one. */
export const InLanguage = (parts: Partial<Record<Locale, ReactNode>>) => parts[useLocale()] ?? parts.en
