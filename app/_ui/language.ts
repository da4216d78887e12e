'use client'
import { usePathname } from 'next/navigation'
import { type Locale, localeOf } from '@/lib/platform/locales'

/** The language of the page: its address says it. */
export const useLocale = (): Locale => localeOf(usePathname())
