import { listingKindNames } from '@/lib/directory/fields'
import type { ListingItem } from '@/lib/directory/listing-shapes'
import { inWords } from '@/lib/platform/in-words'
import { languageTags, USUAL_LOCALE } from '@/lib/platform/locales'
import { stateName } from '@/lib/platform/states'
import { shortDay } from '@/lib/platform/words-of-time'
import { Link } from '../../_ui/link'
import { Meta } from '../../_ui/list'
import { Status } from '../../_ui/status'
import { Call, TextTo } from '../help/dial'
import { KindShape } from './kind-shape'
import { directory } from './messages'

const say = inWords(directory, USUAL_LOCALE)
const and = new Intl.ListFormat(languageTags[USUAL_LOCALE])

export type Numbered = { item: ListingItem; number: number | undefined }
/** Where a listing stands in the list: its mark on the map leads there. */
export const placeInList = (slug: string) => `l-${slug}`

/** Listings in the order they were found, with the numbers that stand on the map. */
export function FoundList({ items }: { items: readonly Numbered[] }) {
  return (
    <ol className="at-found">
      {items.map(({ item, number }) => (
        <Found key={item.slug} item={item} number={number} />
      ))}
    </ol>
  )
}

function Found({ item, number }: Numbered) {
  const { slug, kind, name, summary, phone, textNumber, isStale, lastVerifiedOn } = item
  return (
    <li id={placeInList(slug)}>
      <KindShape kind={kind} number={number} />
      <div>
        <h3>
          <Link href={`/directory/${slug}`}>{name}</Link>
        </h3>
        <p className="at-small at-soft">{listingKindNames[kind]}</p>
        <p>{summary}</p>
        <Languages item={item} />
        <Meta
          items={[
            <b key="place">{placeWords(item)}</b>,
            phone ? <Call key="phone" phone={phone} of={name} /> : null,
            textNumber ? <TextTo key="text" number={textNumber} of={name} /> : null,
            isStale ? (
              <Status key="stale" state="soon">
                {say('notConfirmed', { day: shortDay(lastVerifiedOn) })}
              </Status>
            ) : (
              say('confirmed', { day: shortDay(lastVerifiedOn) })
            ),
          ]}
        />
      </div>
    </li>
  )
}

/** Beside English, which everybody may expect. */
function Languages({ item: { languages, interpreter } }: { item: ListingItem }) {
  const said = [...languages.map(({ name }) => name), ...(interpreter ? [say('interpreter')] : [])]
  return said.length > 0 ? <p>{say('speaks', { list: and.format(said) })}</p> : null
}

/** "Marlow Bay, California, 12 miles"; without a town the state it serves, or the whole country. */
function placeWords({ city, state, miles, servedStates, isNationwide }: ListingItem): string | null {
  const place =
    city && state
      ? say('place', { city, state: stateName(state) })
      : state
        ? stateName(state)
        : isNationwide
          ? say('nationwideOnes')
          : and.format(servedStates.map(stateName))
  return miles === null ? place : say('placeMiles', { place, n: Math.round(miles) })
}
