import type { ReactNode } from 'react'
import { Link } from '@/app/_ui/link'
import { tableRoles } from '@/app/_ui/table'
import { useWords } from '@/app/_ui/words'
import type { Alike } from '@/app/(learner)/_claim/alike-note'
import type { ClaimTexts } from '@/app/(learner)/_claim/messages'
import { modeLabels, reviewFieldLabels, sourceLabels } from '@/lib/claims/labels'
import type { Claim } from '@/lib/claims/shapes'
import { capital, hoursIn } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import type { QueueTexts } from './messages'

type Texts = QueueTexts & ClaimTexts
type Props = { claim: Claim; same: readonly Alike[] }

/** What is claimed beside each training that looks like the same one: where they differ is what decides. */
export function ClaimAndRecord({ claim, same }: Props) {
  return same.map((each) => (
    <Pair key={`${each.source} ${each.title} ${each.startsOn} ${each.minutes}`} claim={claim} alike={each} />
  ))
}

type Row = { label: string; claim: ReactNode; record: ReactNode; isSame: boolean }

// Each label stands above its two cells, so the roles are said again.
function Pair({ claim, alike }: { claim: Claim; alike: Alike }) {
  const say = useWords<Texts>()
  return (
    <table className="at-pair" {...tableRoles.table}>
      <caption>{say('claimAndRecord')}</caption>
      <thead {...tableRoles.group}>
        <tr {...tableRoles.row}>
          <td {...tableRoles.cell} />
          <th {...tableRoles.head} scope="col">
            {say('thisClaim')}
          </th>
          <th {...tableRoles.head} scope="col">
            {capital(sourceLabels[alike.source][say.locale])}
          </th>
        </tr>
      </thead>
      <tbody {...tableRoles.group}>
        {useRows(claim, alike).map(({ label, claim: claimed, record, isSame }) => (
          <tr key={label} {...tableRoles.row}>
            <th {...tableRoles.rowHead} scope="row">
              {label}
            </th>
            <td {...tableRoles.cell}>{claimed}</td>
            <td {...tableRoles.cell}>{isSame ? <span className="at-soft">{say('theSame')}</span> : <b>{record}</b>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function useRows(claim: Claim, alike: Alike): Row[] {
  const say = useWords<Texts>()
  const { locale } = say
  const { fields, startsOn, endsOn, minutes, evidence } = claim
  const label = (key: keyof typeof reviewFieldLabels) => reviewFieldLabels[key][locale]
  const hours = (each: number | null) => (each === null ? null : hoursIn(each, locale))
  const mode = (each: Alike['mode']) => each && modeLabels[each][locale]
  const row = (name: string, claimed: string | null, record: string | null): Row => ({
    ...{ label: name, claim: claimed ?? say('notSaid'), record: record ?? say('notSaid') },
    isSame: claimed !== null && record !== null && isAlike(claimed, record),
  })
  return [
    row(label('title'), fields.title, alike.title),
    row(label('provider'), fields.provider, alike.provider),
    row(say('when'), daysOf(startsOn, endsOn, locale), daysOf(alike.startsOn, alike.endsOn, locale)),
    row(label('minutes'), hours(minutes), hours(alike.minutes)),
    row(label('mode'), mode(fields.mode), mode(alike.mode)),
    {
      label: label('evidence'),
      claim: say('filesShown', { files: evidence }),
      record: proofOf(say, alike),
      isSame: false,
    },
  ]
}

const isAlike = (one: string, other: string) => told(one) === told(other)
const told = (text: string) => text.trim().replace(/\s+/g, ' ').toLocaleLowerCase()

type Speak = ReturnType<typeof useWords<Texts>>

function daysOf(from: string | null, to: string | null, locale: Speak['locale']): string | null {
  if (from === null || to === null) return null
  return from === to ? longDay(to, locale) : `${longDay(from, locale)} – ${longDay(to, locale)}`
}

function proofOf(say: Speak, { certificate, files, isSameFile }: Alike): ReactNode {
  if (isSameFile) return say('sameFile')
  if (certificate === null) return say('filesShown', { files })
  return <Link href={`/verify/${certificate}`}>{say('certificateHere', { code: certificate })}</Link>
}
