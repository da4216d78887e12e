/** The facts of certificates and transcripts as the printed pages take them. */
import type { Ctx } from '@/lib/platform/context'
import { publicUrl } from '@/lib/platform/env'
import { notNow } from '@/lib/platform/errors'
import { fullName } from '@/lib/platform/words'
import type { CertificateFacts } from './certificate-pdf'
import { getMyTranscript } from './queries'
import type { TranscriptFacts } from './transcript-pdf'
import { getCertificateForDownload } from './verification'
import { acceptedWords, longDay } from './wording'

/**
 * A certificate that may be printed. One that was replaced or revoked is not given out as a document any more.
 * @throws not-found; not-now when it was replaced or revoked
 */
export async function certificateOnPaper(ctx: Ctx, code: string): Promise<CertificateFacts> {
  const { code: serial, edition, state, validTo, issuedAt, ...facts } = await getCertificateForDownload(ctx, code)
  if (state === 'revoked') throw notNow('This certificate was revoked and cannot be downloaded.')
  if (state === 'superseded') throw notNow('This certificate was replaced. Download the newer one.')
  return {
    ...facts,
    serial,
    edition: edition === null ? '' : `Edition ${edition}`,
    // Only modules have editions.
    ...(edition === null ? {} : { accomplishment: 'completed, and passed the test of,', mode: 'self-paced training' }),
    issuedAt: new Date(issuedAt),
    verifyUrl: `${publicUrl()}/verify/${serial}`,
    goodThrough: validTo,
  }
}

const SOURCES: Record<string, string> = {
  module: 'Module',
  event: 'Event',
  claim: 'Outside training',
  import: 'Earlier record',
}

type Transcript = Awaited<ReturnType<typeof getMyTranscript>>
type Part = Transcript['part']
type OnPaper = Pick<TranscriptFacts, 'personName' | 'asOf' | 'agencyName'> &
  Pick<Transcript, 'items' | 'totals'> & { part?: Partial<Part> }

/** Credits in the order in which they were earned, as a transcript prints them. */
export const printed = ({ items, totals, part = {}, ...whose }: OnPaper): Omit<TranscriptFacts, 'verifyNote'> => ({
  ...whose,
  credits: items.toReversed().map((item) => ({
    title: item.title,
    earnedOn: item.earnedOn,
    creditMinutes: item.creditMinutes,
    source: SOURCES[item.sourceKind] ?? item.sourceKind,
    agencyName: item.agencyName,
    serial: item.certificateCode,
    reversed: item.reversed !== null,
    repeats: item.repeats,
    takenBeforeOn: item.takenBeforeOn,
    accepted: item.accepted && acceptedWords(item.accepted),
  })),
  period: partWords(part),
  totals: [
    {
      label:
        partWords(part) === null
          ? 'All training'
          : part.topic || part.mode || part.priority || part.agency
            ? 'This part of the training'
            : 'Training in this period',
      creditMinutes: totals.creditMinutes,
    },
  ],
  years: totals.years.length > 1 ? totals.years : [],
  priorities: totals.priorities,
})

/** One's own record, or what was earned in a period, with the fingerprint that tells later whether it changed. */
export async function transcriptOnPaper(ctx: Ctx, input: unknown = {}): Promise<TranscriptFacts> {
  const { person, part, items, totals, chain } = await getMyTranscript(ctx, input)
  const { agencyName, today: asOf } = person
  const personName = fullName({ given: person.givenName, family: person.familyName })
  return { ...printed({ personName, asOf, agencyName, items, totals, part }), verifyNote: verifyNoteOf(chain) }
}

const MODES = {
  'in-person': 'given in person',
  virtual: 'given live online',
  'self-paced': 'taken at one’s own pace',
} as const

/** What of the record is listed, where it is not all of it; null: all. */
export function partWords({ from, to, topic, mode, priority, agency }: Partial<Part>): string | null {
  const days =
    from && to
      ? `earned from ${longDay(from)} to ${longDay(to)}`
      : from
        ? `earned from ${longDay(from)} on`
        : to && `earned up to ${longDay(to)}`
  const said = [
    days,
    topic && `about ${topic}`,
    mode && MODES[mode],
    priority && `of the priority ${priority}`,
    agency && `earned for ${agency}`,
  ].filter((each) => each)
  return said.length === 0 ? null : `Only training ${said.join(', ')}; other training is not listed`
}

/** How a part of a record is checked: the chain is that of the whole. */
export const checkNote = () => `Every certificate code can be checked at ${publicUrl()}/verify.`

type Chain = { length: number; head: string | null }

export function verifyNoteOf({ holds, joined, ...own }: Chain & { holds: boolean; joined: readonly Chain[] }): string {
  const check = checkNote()
  if (!holds) return `${check} The chain of this record did not hold when it was printed; ask for it to be looked into.`
  const [first, ...others] = [own, ...joined].filter(({ head }) => head)
  if (!first) return check
  const after = others.map(
    ({ length, head }) => ` ${entriesWords(length)} from a record that was joined to this one: ${head}.`,
  )
  return `${check} ${chainWords(first)}${after.join('')}`
}

const entriesWords = (length: number) =>
  length === 1 ? 'The chain of the one entry' : `The chain of the ${length} entries`

const chainWords = ({ length, head }: Chain) =>
  length === 1
    ? `The one entry of this record is its chain, which ends in ${head}.`
    : `The ${length} entries of this record form an unbroken chain that ends in ${head}.`
