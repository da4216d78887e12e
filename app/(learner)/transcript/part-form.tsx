'use client'
import { Filters } from '@/app/_ui/filters'
import { DateField, SelectField } from '@/app/_ui/form'
import { Link } from '@/app/_ui/link'
import { useWords } from '@/app/_ui/words'
import { priorityEntries } from '@/lib/catalog/reference'
import { capital } from '@/lib/platform/words'
import { dayHere } from '@/lib/platform/words-of-time'
import { creditModes } from '@/lib/records/kinds'
import type { TranscriptTexts } from './messages'
import { type Choices, modeKey, type Part, partWords, withPart } from './words'

/** Which part of the record is shown, and with it what the files hold; the address keeps it. */
export function PartForm({ part, choices }: { part: Part; choices: Choices | undefined }) {
  const say = useWords<TranscriptTexts>()
  const year = Number(dayHere(new Date().toISOString()).slice(0, 4))
  const chosen = Object.values(part).filter(Boolean).length
  const { topics = [], agencies = [] } = choices ?? {}
  return (
    <>
      <Filters bar action="/transcript" chosen={chosen} clearHref="/transcript">
        <DateField label={say('earnedFrom')} name="from" defaultValue={part.from} />
        <DateField label={say('to')} name="to" defaultValue={part.to} />
        <SelectField
          label={say('topic')}
          name="topic"
          defaultValue={part.topic}
          empty={say('allTopics')}
          options={topics.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SelectField
          label={say('how')}
          name="mode"
          defaultValue={part.mode}
          empty={say('anyWay')}
          options={creditModes.map((mode) => ({ value: mode, label: capital(say('mode', { mode: modeKey(mode) })) }))}
        />
        <SelectField
          label={say('priority')}
          name="priority"
          defaultValue={part.priority}
          empty={say('allPriorities')}
          options={priorityEntries.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SelectField
          label={say('agency')}
          name="agency"
          defaultValue={part.agencyId}
          empty={say('allAgencies')}
          options={agencies.map(({ agencyId, name }) => ({ value: agencyId, label: name }))}
        />
      </Filters>
      <p className="at-small at-gap at-row at-noprint">
        <span>{say('often')}</span>
        <Link href={withPart('/transcript', { from: `${year}-01-01`, to: `${year}-12-31` })}>{say('thisYear')}</Link>
        <Link href={withPart('/transcript', { from: `${year - 1}-01-01`, to: `${year}-12-31` })}>
          {say('twoYears')}
        </Link>
        <Link href="/transcript">{say('everything')}</Link>
      </p>
      {chosen > 0 ? (
        <p>
          <b>{say('onlyPart', { what: partWords(say, part, choices) })}</b>
        </p>
      ) : null}
    </>
  )
}
