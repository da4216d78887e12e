'use client'
import { useQuery } from '@tanstack/react-query'
import { useWatch } from 'react-hook-form'
import type { SimilarEvent } from '@/lib/events/shapes'
import { longDay } from '@/lib/platform/words-of-time'
import { api } from '../../_client/api'
import { useSettled } from '../../_client/settled'
import { Link } from '../../_ui/link'
import { Note } from '../../_ui/note'
import { dayOf, type EventForm } from './values'

const PAUSE_MS = 700

/** Says, while the title is typed, which listings are probably the same event. */
export function SimilarNote({ form, eventId }: { form: EventForm; eventId: string | null }) {
  const [title = '', sessions] = useWatch({ control: form.control, name: ['title', 'sessions'] })
  const on = dayOf(sessions?.[0]?.startsLocal)
  const state = sessions?.[0]?.state
  const settled = useSettled(
    JSON.stringify({ title: title.trim(), ...(on ? { on } : {}), ...(state ? { state } : {}) }),
    PAUSE_MS,
  )
  const asked = JSON.parse(settled) as { title: string; on?: string; state?: string }
  const { data } = useQuery(
    api.events.findSimilar.queryOptions({
      input: { ...asked, ...(eventId ? { except: eventId } : {}) },
      enabled: asked.title.length >= 5,
    }),
  )
  const items = asked.title.length >= 5 ? (data?.items ?? []) : []
  return (
    <div aria-live="polite">
      {items.length > 0 ? (
        <Note kind="caution" className="at-gap" title="Is it one of these?" level={3}>
          <ul>
            {items.map((item) => (
              <li key={`${item.title} ${item.postedAt}`}>
                <Like item={item} />
              </li>
            ))}
          </ul>
          <p>If yours is another event, go on.</p>
        </Note>
      ) : null}
    </div>
  )
}

function Like({ item }: { item: SimilarEvent }) {
  const when = item.on ? `, ${longDay(item.on)}` : ''
  const by = item.own ? 'posted by you' : `posted by ${item.sponsor}`
  return (
    <>
      {item.slug ? <Link href={`/calendar/${item.slug}`}>{item.title}</Link> : item.title}
      {when}, {by}
    </>
  )
}
