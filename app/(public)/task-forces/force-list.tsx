import { inWords } from '@/lib/platform/in-words'
import { languageTags, USUAL_LOCALE } from '@/lib/platform/locales'
import { dayBefore, longDay } from '@/lib/platform/words-of-time'
import { taskForceKindNames } from '@/lib/task-forces/fields'
import type { TaskForceItem } from '@/lib/task-forces/shapes'
import { Link } from '../../_ui/link'
import { Meta } from '../../_ui/list'
import { Status } from '../../_ui/status'
import { KindShape } from '../directory/kind-shape'
import { Call } from '../help/dial'
import { areaWords } from './area-words'
import { listingKindOf } from './force-kind'
import { finding } from './messages'

const say = inWords(finding, USUAL_LOCALE)
const and = new Intl.ListFormat(languageTags[USUAL_LOCALE])

/** Task forces in the order they were found: kind, partners and area of each. */
export function ForceList({ items }: { items: readonly TaskForceItem[] }) {
  return (
    <ol className="at-found">
      {items.map((item) => (
        <Force key={item.slug} item={item} />
      ))}
    </ol>
  )
}

function Force({ item }: { item: TaskForceItem }) {
  const { slug, name, kind, partners, phone, miles, serves, isEnded, endedOn } = item
  const both = partners.filter(({ side }) => side !== 'other').map((each) => each.name)
  return (
    <li>
      <KindShape kind={listingKindOf[kind]} />
      <div>
        <h3>
          <Link href={`/task-forces/${slug}`}>{name}</Link>
        </h3>
        <p className="at-small at-soft">{taskForceKindNames[kind]}</p>
        <p>{both.length > 0 ? and.format(both) : say('noPartners')}</p>
        <Meta
          items={[
            <b key="area">{say('serves', { area: areaWords(item) })}</b>,
            serves === null ? null : say('servesZip', { way: serves }),
            miles === null ? null : say('miles', { n: Math.round(miles) }),
            phone && !isEnded ? <Call key="phone" phone={phone} of={name} /> : null,
            ...missingOf(item),
            isEnded && endedOn ? (
              <Status key="ended" state="off">
                {say('ended', { day: longDay(dayBefore(endedOn)) })}
              </Status>
            ) : null,
          ]}
        />
      </div>
    </li>
  )
}

const missingOf = ({ missingSides }: TaskForceItem) =>
  missingSides.map((side) => (
    <Status key={side} state="soon">
      {say('missing', { side: side === 'law-enforcement' ? 'law' : 'victim' })}
    </Status>
  ))
