/** The one query client of a page: what is tried again, and what a change makes it ask again. */
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import '@/lib/platform/refusals'
import { problemOf } from './api'
import { askWhoItIs } from './me'
import { forget, operationOf } from './stale'

/** A lost connection or a fault of ours is worth another try; an answer that says no is not. */
function isPassing(error: unknown) {
  const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : undefined
  return status === undefined ? error instanceof TypeError : status >= 500
}

/** Somebody else was quicker: what the screen shows is no longer so. */
const wasOvertaken = (error: unknown) => [404, 409].includes(problemOf(error)?.status ?? 0)

export function makeQueries(): QueryClient {
  const queries: QueryClient = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => failures < 2 && isPassing(error),
        // Asked once even so: browsers say that there is no connection where there is one. What fails then waits for it.
        networkMode: 'offlineFirst',
      },
      // Without a connection a change fails at once and says so; it would wait without a word otherwise.
      mutations: { networkMode: 'always' },
    },
    // A session that ended elsewhere: the head must not go on showing a name.
    queryCache: new QueryCache({
      onError: (error) => {
        if (problemOf(error)?.status === 401) void askWhoItIs(queries)
      },
    }),
    mutationCache: new MutationCache({
      // Before the form goes on: what it leads to reads what the change made.
      onSuccess: (_output, _input, _before, { options }, { client }) =>
        forget(client, operationOf(options.mutationKey)),
      onError: (error, _input, _before, { options }, { client }) => {
        if (wasOvertaken(error)) void forget(client, operationOf(options.mutationKey))
      },
    }),
  })
  return queries
}
