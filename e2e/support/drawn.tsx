/** Screens as they are drawn once their answers are there, without a browser: for what they say, not for how they look. */
import { QueryClient, QueryClientProvider, type QueryKey } from '@tanstack/react-query'
import { AppRouterContext, type AppRouterInstance } from 'next/dist/shared/lib/app-router-context.shared-runtime'
import {
  PathnameContext,
  PathParamsContext,
  SearchParamsContext,
} from 'next/dist/shared/lib/hooks-client-context.shared-runtime'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Me } from '@/lib/agencies/me-shape'

type Place = {
  path?: string
  query?: string
  params?: Record<string, string>
  /** What the API has answered, each with the key it was asked by. */
  known?: readonly (readonly [QueryKey, unknown])[]
}

/** The markup of a screen. Tests of what waits for the browser let its stores count, by `vi.mock('react')`. */
export function drawn(screen: ReactNode, { path = '/', query = '', params = {}, known = [] }: Place = {}): string {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } })
  for (const [key, answer] of known) queries.setQueryData(key, answer)
  return renderToStaticMarkup(
    <AppRouterContext value={router}>
      <PathnameContext value={path}>
        <SearchParamsContext value={new URLSearchParams(query)}>
          <PathParamsContext value={params}>
            <QueryClientProvider client={queries}>{screen}</QueryClientProvider>
          </PathParamsContext>
        </SearchParamsContext>
      </PathnameContext>
    </AppRouterContext>,
  )
}

const nowhere = () => {}
const router: AppRouterInstance = {
  back: nowhere,
  forward: nowhere,
  refresh: nowhere,
  push: nowhere,
  replace: nowhere,
  prefetch: nowhere,
  bfcacheId: '',
}

/** The words of a piece of markup, as they are read. */
export const wordsOf = (markup: string): string =>
  markup
    .replace(
      /<(br|\/?(p|div|li|ul|ol|h\d|dt|dd|td|th|tr|section|summary|legend|label|option|figcaption))\b[^>]*>/g,
      ' ',
    )
    .replace(/<[^>]+>/g, '')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim()

export const somebody: Me = {
  signedIn: true,
  demonstration: false,
  languages: ['en'],
  person: {
    id: 'amara',
    givenName: 'Amara',
    familyName: 'Okafor',
    email: 'a.okafor@agency.example',
    timeZone: 'America/Los_Angeles',
    language: null,
    version: '1',
  },
  serves: [],
  looksAfter: [{ agencyId: 'bay', name: 'Marlow Bay', state: 'OR', timeZone: 'America/Los_Angeles', mayChange: true }],
  may: {
    moderate: false,
    administer: false,
    author: false,
    organize: true,
    publishEvents: false,
    answerRequests: false,
  },
}
