'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { forget } from '@/app/_client/stale'
import { Link } from '@/app/_ui/link'
import { Note } from '@/app/_ui/note'
import { count, figure } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import type { editionsUnderWayShape } from '@/lib/requirements/asked-again-inputs'

const SOON_MS = 2000

type UnderWay = z.infer<typeof editionsUnderWayShape>['items'][number]

/**
 * While a new edition of a module is asked again: the figures below are of before for some people. Once that is done they are asked
 * anew. Days before the publishing stand as they stood, and say nothing of it.
 * @param asOf the day that the screen is about; nothing: today
 * @param whose which figures are of before, where they stand on other screens than this one
 */
type Props = { agencyId: string; asOf?: string | undefined; whose?: string }
export function EditionsUnderWay({ agencyId, asOf, whose }: Props) {
  const queries = useQueryClient()
  const query = useQuery(
    api.requirements.listEditionsUnderWay.queryOptions({
      input: { agencyId },
      refetchInterval: ({ state }) => (state.data?.items.length ? SOON_MS : false),
    }),
  )
  const items = query.data?.items.filter(({ publishedOn }) => !asOf || asOf >= publishedOn) ?? []
  const before = useRef(0)
  useEffect(() => {
    if (before.current > 0 && items.length === 0) void forget(queries, ['requirements'])
    before.current = items.length
  }, [items.length, queries])
  if (items.length === 0) return null
  return (
    <Note kind="caution" className="at-gap at-noprint" title="It is being worked out who has to do a new edition">
      {items.map((each) => (
        <p key={`${each.courseSlug} ${each.edition}`}>
          <Link href={`/modules/${each.courseSlug}`}>{each.courseTitle}</Link> {underWayWords(each, whose)}
        </p>
      ))}
    </Note>
  )
}

/** "has a new edition 2, published on May 4, 2026, which changes what is taught. 1,200 of 10,000 people are done; …" */
export function underWayWords(
  { edition, publishedOn, people, done }: Omit<UnderWay, 'courseTitle' | 'courseSlug'>,
  whose = 'here',
) {
  const far =
    people === 0
      ? 'Nobody is done yet'
      : `${figure(done)} of ${count(people, 'person', 'people')} ${people === 1 ? 'is' : 'are'} done`
  return `has a new edition ${edition}, published on ${longDay(publishedOn)}, which changes what is taught. ${far}; until all are, the figures ${whose} may leave out some who owe it again.`
}
