'use client'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type ClaimFields, claimDraft } from '@/lib/claims/fields'
import { isDay } from '@/lib/platform/days'
import { longDay } from '@/lib/platform/words-of-time'
import { api } from '../../../_client/api'
import { useSettled } from '../../../_client/settled'
import { Card } from '../../../_ui/card'
import { Progress } from '../../../_ui/progress'
import { rich } from '../../../_ui/rich'
import { useWords } from '../../../_ui/words'
import { type ClaimValues, fieldsOf } from '../values'
import { Held } from './held'
import type { bringsTexts } from './messages'
import { type Brings, type Counts, isNothing, isOne, measured, movedWords, whyNotWords } from './words'

type Texts = typeof bringsTexts

/** Before it is sent: what it would bring toward what is owed. Nothing while what decides that is still being written. */
export function BringsNote({ typed }: { typed: ClaimValues }) {
  const say = useWords<Texts>()
  const complete = completeIn(typed)
  const settled = useSettled(complete)
  const input = settled === null ? skipToken : { fields: JSON.parse(settled) as ClaimFields }
  const { data, isPlaceholderData } = useQuery(
    api.claims.previewClaim.queryOptions({ input, retry: false, placeholderData: keepPreviousData }),
  )
  const brings = complete === null || settled === null ? null : data?.brings
  const isPast = settled !== complete || isPlaceholderData
  if (!brings) return null
  return (
    <Card id="brings" title={say('brings')} className="at-gap">
      <Held waiting={isPast ? say('bringsAgain') : null}>
        {brings.counts.map((each) => (
          <Brought key={`${each.requirementId} ${each.dueOn}`} counts={each} all={brings} />
        ))}
        {brings.moves.map((each) => (
          <p key={each.requirementId}>{movedWords(say, each)}</p>
        ))}
        {isNothing(brings) ? <p>{say('bringsNothing')}</p> : null}
        {brings.not.map((each) => (
          <p key={each.requirementId} className="at-small at-soft">
            {whyNotWords(say, each)}
          </p>
        ))}
      </Held>
    </Card>
  )
}

/** What the answer depends on, once all of it is there. */
function completeIn(values: ClaimValues): string | null {
  const { success, data } = claimDraft.safeParse({ ...fieldsOf(values), note: '' })
  if (!success || data.minutes === null || data.mode === null) return null
  return isDay(data.startsOn) && isDay(data.endsOn) ? JSON.stringify(data) : null
}

/** One time owed as it would stand, with the period that it is of. */
function Brought({ counts, all }: { counts: Counts; all: Brings }) {
  const say = useWords<Texts>()
  const { have, would, need, parts } = counts
  const words = measured(say, counts)
  const b = (chunks: ReactNode) => <b>{chunks}</b>
  const said = isOne(counts)
    ? say.rich('bringsAll', { b })
    : have === 0
      ? say.rich('bringsFirst', { ...words, b })
      : say.rich('bringsNow', { ...words, b })
  return (
    <div className="at-brought">
      <p>{rich(said)}</p>
      {isOne(counts) ? null : (
        <Progress
          value={Math.min(would, need)}
          max={need}
          label={counts.name}
          text={`${words.would} / ${words.need}`}
        />
      )}
      <p className="at-small">{[timeWords(say, counts, all), outcomeWords(say, counts)].filter(Boolean).join(' ')}</p>
      {parts.map((part, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: minimums keep their order, and two may be called alike
        <p key={i} className="at-small at-soft">
          {say('bringsPart', { label: part.label, ...measured(say, part) })}
        </p>
      ))}
    </div>
  )
}

type Speak = ReturnType<typeof useWords<Texts>>

/** Which agency asks is said where several do. */
function timeWords(say: Speak, { name: own, agencyName, from, dueOn }: Counts, { counts, not }: Brings): string {
  const isOfSeveral = new Set([...counts, ...not].map((each) => each.agencyName)).size > 1
  const name = isOfSeveral ? say('bringsNameOf', { name: own, agency: agencyName }) : own
  if (dueOn === null) return say('bringsName', { name })
  const to = longDay(dueOn, say.locale)
  return from ? say('bringsPeriod', { name, from: longDay(from, say.locale), to }) : say('bringsDue', { name, to })
}

function outcomeWords(say: Speak, { isMet, isAhead, was, becomes }: Counts): string | null {
  if (isAhead) return say('bringsAhead')
  if (was === 'overdue') return becomes === 'overdue' ? say('bringsOverdue') : say('bringsNotOverdue')
  return isMet ? say('bringsMet') : null
}
