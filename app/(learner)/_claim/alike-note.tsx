'use client'
import type * as z from 'zod/mini'
import { sourceLabels } from '@/lib/claims/labels'
import type { alikeShape } from '@/lib/claims/shapes'
import { hours } from '@/lib/platform/words'
import { dayRange, shortDay } from '@/lib/platform/words-of-time'
import { Note } from '../../_ui/note'
import { useWords } from '../../_ui/words'
import type { formTexts } from './messages'

export type Alike = z.infer<typeof alikeShape>

/** `told`: the same training stands beside it, with all that is known of both. */
type Props = { alike: readonly Alike[]; told?: boolean }

/** What is like it: the same training first and loud, the rest folded away. */
export function AlikeNote({ alike, told = false }: Props) {
  const say = useWords<typeof formTexts>()
  const same = alike.filter(({ likeness }) => likeness === 'same')
  const near = alike.filter(({ likeness }) => likeness !== 'same')
  return (
    <>
      {same.length > 0 ? (
        <Note kind="caution" className="at-gap" level={3} title={say('alikeTitle')}>
          {told ? null : <Listed alike={same} />}
          <p>{say('alikeSame')}</p>
        </Note>
      ) : null}
      {near.length > 0 ? (
        <details className="at-gap at-small">
          <summary>{say('alikeNear')}</summary>
          <Listed alike={near} />
        </details>
      ) : null}
    </>
  )
}

function Listed({ alike }: { alike: readonly Alike[] }) {
  const { locale } = useWords<typeof formTexts>()
  return (
    <ul>
      {alike.map(({ source, title, startsOn, endsOn, minutes }) => (
        <li key={`${source} ${title} ${startsOn}`}>
          <b>{title}</b>, {startsOn === endsOn ? shortDay(endsOn) : dayRange(startsOn, endsOn)}
          {minutes === null ? '' : `, ${hours(minutes)}`}
          <span className="at-sub">{sourceLabels[source][locale]}</span>
        </li>
      ))}
    </ul>
  )
}
