import { directoryDay } from '@/lib/directory/days'
import { verificationWayNames } from '@/lib/directory/fields'
import type { PublicListing } from '@/lib/directory/listing-shapes'
import { inWords } from '@/lib/platform/in-words'
import { languageTags, USUAL_LOCALE } from '@/lib/platform/locales'
import { stateName } from '@/lib/platform/states'
import { daysBetween, longDay } from '@/lib/platform/words-of-time'
import { Facts } from '../../../_ui/facts'
import { Link } from '../../../_ui/link'
import { Call, TextTo } from '../../help/dial'
import { listing as texts } from '../messages'

const say = inWords(texts, USUAL_LOCALE)
const and = new Intl.ListFormat(languageTags[USUAL_LOCALE])
type Props = { listing: PublicListing }
const namesOf = (words: readonly { name: string }[]) =>
  words.length > 0 ? and.format(words.map(({ name }) => name)) : null

export function HowToReach({ listing }: Props) {
  const { name, phone, textNumber, url, hours, city } = listing
  return (
    <>
      <Facts
        items={[
          phone ? { label: say('call'), value: <Call phone={phone} of={name} /> } : null,
          textNumber ? { label: say('text'), value: <TextTo number={textNumber} of={name} /> } : null,
          url
            ? { label: say('online'), value: <Link href={url}>{new URL(url).hostname.replace(/^www\./, '')}</Link> }
            : null,
          { label: say('hours'), value: hours },
          { label: say('where'), value: whereWords(listing) },
          { label: say('serves'), value: servedWordsOf(listing) },
        ]}
      />
      {city ? <p className="at-small at-soft at-gap">{say('noStreet')}</p> : null}
    </>
  )
}

function whereWords({ city, state, postalCode }: PublicListing): string | null {
  if (!state) return null
  if (!city) return stateName(state)
  return postalCode
    ? say('whereZip', { city, state: stateName(state), zip: postalCode })
    : say('whereState', { city, state: stateName(state) })
}

function servedWordsOf({ isNationwide, servedStates, servedCounties, servedWords }: PublicListing): string | null {
  const areas = [
    ...(isNationwide ? [say('country')] : []),
    ...servedStates.map((code) => say('allOf', { state: stateName(code) })),
    ...servedCounties.map((each) => say('county', { county: each.slice(3), state: stateName(each.slice(0, 2)) })),
    ...(servedWords ? [servedWords] : []),
  ]
  return areas.length > 0 ? and.format(areas) : null
}

export function WhatTheyDo({ listing }: Props) {
  const { whom, populations, victimizations, services, languages, interpreter } = listing
  const spoken = [...languages, ...(interpreter ? [{ name: say('interpreter') }] : [])]
  const focus = namesOf(populations)
  return (
    <Facts
      items={[
        { label: say('whom'), value: whom },
        focus
          ? {
              label: say('focus'),
              value: (
                <>
                  {focus} <span className="at-small at-soft">{say('focusNote')}</span>
                </>
              ),
            }
          : null,
        { label: say('crimes'), value: namesOf(victimizations) },
        { label: say('help'), value: namesOf(services) },
        { label: say('languages'), value: namesOf(spoken) },
      ]}
    />
  )
}

/** The day somebody made sure stands on the face of every listing, with how long ago that was. */
export function HowWeKnow({ listing, now }: Props & { now: Date }) {
  const { lastVerifiedOn, verifiedHow, sourceName, sourceUrl, sourceSeenOn, keeper } = listing
  const source = sourceSeenOn ? say('readOn', { name: sourceName, day: longDay(sourceSeenOn) }) : sourceName
  return (
    <Facts
      stacked
      items={[
        {
          label: say('confirmedOn'),
          value: say('daysAgo', { day: longDay(lastVerifiedOn), n: daysBetween(lastVerifiedOn, directoryDay(now)) }),
        },
        { label: say('how'), value: verificationWayNames[verifiedHow] },
        { label: say('source'), value: sourceUrl ? <Link href={sourceUrl}>{source}</Link> : source },
        { label: say('keeper'), value: keeper?.name },
      ]}
    />
  )
}
