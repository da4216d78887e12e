'use client'
import { type Choices, choose, isChosen } from '@/app/_imports/choices'
import { EntryTable, WhyChanged } from '@/app/_imports/entry-table'
import { Empty } from '@/app/_ui/empty'
import { Link } from '@/app/_ui/link'
import { Pager } from '@/app/_ui/pager'
import { useWords } from '@/app/_ui/words'
import type { EntryKind } from '@/lib/interop/calendars/facts'
import { figure } from '@/lib/platform/words'
import { type CalendarFile, type Entry, kindStates } from '../kinds'
import { type fileTexts, kindTexts } from '../messages'

type Props = {
  batch: CalendarFile
  kind: EntryKind | undefined
  /** Null: there is nothing to choose any more. */
  choices: Choices<Entry> | null
  onChoose: (choices: Choices<Entry>) => void
}

/** The entries that need a look or bring a change, or those of one kind. */
export function Entries({ batch, kind, choices, onChoose }: Props) {
  const say = useWords<typeof fileTexts>()
  const { page, pages } = batch
  if (batch.total === 0)
    return (
      <div className="at-section">
        <Empty title={say(kind ? 'noneOfKind' : 'noChange')}>{say(kind ? 'noneOfKindText' : 'noChangeText')}</Empty>
      </div>
    )
  const at = (to: number) => `?${kind ? `kind=${kind}&` : ''}page=${to}`
  return (
    <div className="at-section" id="rows">
      <EntryTable
        caption={kind ? say('captionOf', { kind: kindTexts[kind][say.locale] }) : say('caption')}
        entries={batch.items}
        state={batch.state}
        choosing={
          choices && {
            isChosen: (entry) => isChosen(entry, choices),
            onChoose: (entries, chosen) => onChoose(choose(choices, { entries, chosen })),
          }
        }
        what={(entry) => ({ state: kindStates[entry.kind], word: kindTexts[entry.kind][say.locale] })}
        about={{ head: say('event'), name: ({ title }) => title, cell: (entry) => <About {...entry} /> }}
        why={(entry) => <WhyChanged {...entry} />}
        line={{
          head: say('line'),
          label: say('lineInFile'),
          cell: ({ line }) => (line > 0 ? figure(line) : '–'),
        }}
      />
      <Pager
        label={say('pager')}
        place={say('place', { page, pages })}
        previous={page > 1 ? { href: at(page - 1) } : null}
        next={page < pages ? { href: at(page + 1) } : null}
      />
    </div>
  )
}

const About = ({ title, about, eventId }: Entry) => (
  <>
    {eventId ? <Link href={`/events/${eventId}`}>{title}</Link> : title}
    {about ? <small>{about}</small> : null}
  </>
)
