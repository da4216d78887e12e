import { findListings } from '@/lib/directory/finding'
import type { ListingItem } from '@/lib/directory/listing-shapes'
import { anyoneCtx } from '@/lib/platform/context'
import { inLocale, USUAL_LOCALE } from '@/lib/platform/locales'
import type { Say } from '@/lib/platform/say'
import { stateName } from '@/lib/platform/states'
import { longDay } from '@/lib/platform/words-of-time'
import { Section } from '../../_ui/arrange'
import { Button } from '../../_ui/button'
import { TextField } from '../../_ui/form'
import { Link } from '../../_ui/link'
import { Item, List } from '../../_ui/list'
import { Status } from '../../_ui/status'
import { Call, TextTo } from './dial'
import type { help } from './messages'

const MILES = 100
const SHOWN = 5

type Props = { zip: string; say: Say<typeof help> }

/** The nearest services of the directory; a plain form, so that it works without script. */
export async function Near({ zip, say }: Props) {
  const asked = { zip, within: MILES, kind: ['service-provider'] }
  const found = zip ? await findListings(anyoneCtx(), asked) : null
  const isWrong = found?.place?.isKnown === false
  return (
    <Section id="near" title={say('near')}>
      <p>{say('nearLead')}</p>
      <form className="at-ask at-gap" action={`${inLocale(say.locale, '/help')}#near`}>
        <TextField
          label={say('zip')}
          name="zip"
          inputMode="numeric"
          autoComplete="postal-code"
          maxLength={10}
          defaultValue={zip}
          error={isWrong ? say('zipUnknown', { zip }) : undefined}
        />
        <Button type="submit" variant="outline">
          {say('showNear')}
        </Button>
      </form>
      {found && !isWrong ? <Found items={found.items} zip={zip} say={say} /> : null}
    </Section>
  )
}

function Found({ items, zip, say }: Props & { items: readonly ListingItem[] }) {
  const near = items.filter(({ reach }) => reach === 'near').slice(0, SHOWN)
  return (
    <div className="at-gap">
      {near.length === 0 ? (
        <p>{say('nothingNear', { miles: MILES, zip })}</p>
      ) : (
        <List>
          {near.map((item) => (
            <Service key={item.slug} item={item} say={say} />
          ))}
        </List>
      )}
      <p className="at-gap">
        <Link href={`/directory?zip=${encodeURIComponent(zip)}`} hrefLang={USUAL_LOCALE}>
          {say('moreNear', { zip })}
        </Link>
      </p>
    </div>
  )
}

function Service({ item, say }: { item: ListingItem; say: Props['say'] }) {
  const { slug, name, summary, city, state, miles, phone, textNumber, isStale, lastVerifiedOn } = item
  const place = [city, state ? stateName(state) : null].filter(Boolean).join(', ')
  const day = longDay(lastVerifiedOn, say.locale)
  return (
    <Item
      title={name}
      href={`/directory/${slug}`}
      meta={[
        say('nearPlace', { place, n: Math.round(miles ?? 0) }),
        phone ? <Call key="phone" phone={phone} of={name} /> : null,
        textNumber ? <TextTo key="text" number={textNumber} of={name} /> : null,
        isStale ? (
          <Status key="day" state="soon">
            {say('stale', { day })}
          </Status>
        ) : (
          say('confirmed', { day })
        ),
      ]}
    >
      <p {...(say.locale === USUAL_LOCALE ? {} : { lang: USUAL_LOCALE })}>{summary}</p>
    </Item>
  )
}
