import { listingKindNames, verificationWayNames } from '@/lib/directory/fields'
import type { WaitingListing } from '@/lib/directory/life-shapes'
import {
  languageEntries,
  populationEntries,
  serviceEntries,
  type VocabularyEntry,
  victimizationEntries,
} from '@/lib/directory/vocabularies'
import { stateName } from '@/lib/platform/states'
import { joined } from '@/lib/platform/words'
import { dayHere, longDay } from '@/lib/platform/words-of-time'
import { Facts } from '../../../../_ui/facts'
import { Link } from '../../../../_ui/link'
import { Note } from '../../../../_ui/note'

const namesOf = (entries: readonly VocabularyEntry[], ids: readonly string[]) =>
  joined(entries.filter(({ id }) => ids.includes(id)).map(({ name }) => name)) || null

/** What stands in a listing, what a file said besides, and where it comes from. */
export function ListingFacts({ listing }: { listing: WaitingListing }) {
  const { fields, notes, confidence, decisions, lastVerifiedOn, verifiedHow } = listing
  return (
    <>
      <Facts
        items={[
          { label: 'Kind', value: listingKindNames[fields.kind] },
          { label: 'Does', value: fields.summary },
          { label: 'Helps', value: fields.whom || null },
          { label: 'Telephone', value: fields.phone ? <a href={`tel:${fields.phone}`}>{fields.phone}</a> : null },
          { label: 'Text', value: fields.textNumber || null },
          { label: 'Web page', value: fields.url ? <Link href={fields.url}>{fields.url}</Link> : null },
          { label: 'Hours', value: fields.hours || null },
          { label: 'Place', value: placeOf(fields) || null },
          { label: 'Serves', value: areaOf(fields) || null },
          { label: 'People stay there', value: fields.isShelter ? 'Yes: no street may stand in it' : null },
          { label: 'Crimes', value: namesOf(victimizationEntries, fields.victimizationIds) },
          { label: 'Help', value: namesOf(serviceEntries, fields.serviceIds) },
          { label: 'Made for', value: namesOf(populationEntries, fields.populationIds) },
          {
            label: 'Languages',
            value:
              [namesOf(languageEntries, fields.languageIds), fields.interpreter ? 'any, through an interpreter' : null]
                .filter(Boolean)
                .join('; ') || null,
          },
          { label: 'Source', value: <Source fields={fields} /> },
          lastVerifiedOn && verifiedHow
            ? { label: 'Verified', value: `${longDay(lastVerifiedOn)}: ${verificationWayNames[verifiedHow]}` }
            : null,
          ...decisions.map(({ decision, reason, decidedAt }) => ({
            label: longDay(dayHere(decidedAt)),
            value: [decision, reason].filter(Boolean).join(': '),
          })),
        ]}
      />
      {confidence || notes.length > 0 ? (
        <Note kind="caution" title="From a reference file">
          <p>
            {confidence === 'secondary'
              ? 'Read in a report of it, not in its own words.'
              : 'Read in a copy of its page. That is not knowing that anybody answers there.'}
          </p>
          <ul>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Note>
      ) : null}
    </>
  )
}

type Fields = WaitingListing['fields']

const placeOf = ({ city, state, postalCode }: Fields) =>
  [city, state && `${stateName(state)} ${postalCode}`.trim()].filter(Boolean).join(', ')

const areaOf = ({ isNationwide, servedStates, servedCounties, servedWords }: Fields) =>
  [
    isNationwide ? 'the whole country' : '',
    servedStates.map(stateName).join(', '),
    servedCounties.join(', '),
    servedWords,
  ]
    .filter(Boolean)
    .join('; ')

function Source({ fields: { sourceName, sourceUrl, sourceSeenOn } }: { fields: Fields }) {
  return (
    <>
      {sourceUrl ? <Link href={sourceUrl}>{sourceName}</Link> : sourceName}
      {sourceSeenOn ? `, read ${longDay(sourceSeenOn)}` : ''}
    </>
  )
}
