import { listingKindNames, listingKinds } from '@/lib/directory/fields'
import { distances, type ListingFilter } from '@/lib/directory/listing-inputs'
import type { AskedPlace, DirectoryWords } from '@/lib/directory/listing-shapes'
import { serviceGroupNames, serviceGroups } from '@/lib/directory/vocabularies'
import { inWords } from '@/lib/platform/in-words'
import { USUAL_LOCALE } from '@/lib/platform/locales'
import { stateChoices } from '@/lib/platform/states'
import { AsAsked } from '../../_ui/as-asked'
import { Button } from '../../_ui/button'
import { CheckboxGroup } from '../../_ui/choice'
import { Field, SelectField, TextField } from '../../_ui/form'
import { Link } from '../../_ui/link'
import { directoryHref } from './address'
import { KindShape } from './kind-shape'
import { directory } from './messages'

const say = inWords(directory, USUAL_LOCALE)
const choices = (items: readonly { id: string; name: string }[]) =>
  items.map(({ id, name }) => ({ value: id, label: name }))

type Props = { filter: ListingFilter; place: AskedPlace | null; words: DirectoryWords }

/** A plain form: what is asked becomes the address of the list and the map. What most people ask first stands open. */
export function DirectoryFilters({ filter, place, words }: Props) {
  return (
    <form className="at-ask" action="/directory" aria-label={say('search')}>
      <AsAsked />
      <TextField
        label={say('zip')}
        name="zip"
        inputMode="numeric"
        autoComplete="postal-code"
        maxLength={10}
        defaultValue={filter.zip}
        error={place && !place.isKnown ? say('zipField') : undefined}
      />
      <SelectField
        label={say('within')}
        name="within"
        defaultValue={String(filter.within)}
        options={distances.map((n) => ({ value: String(n), label: say('milesChoice', { n }) }))}
      />
      <SelectField
        label={say('crime')}
        name="crime"
        defaultValue={filter.crime[0] ?? ''}
        empty={say('anyCrime')}
        options={choices(words.victimizations)}
      />
      <SelectField
        label={say('language')}
        name="language"
        defaultValue={filter.language[0] ?? ''}
        empty={say('anyLanguage')}
        options={choices(words.languages)}
      />
      <Button type="submit">{say('show')}</Button>
      <More filter={filter} words={words} />
    </form>
  )
}

function More({ filter, words }: Omit<Props, 'place'>) {
  const { kind, help, whom, state, q } = filter
  const chosen = [kind.length > 0, help.length > 0, whom.length > 0, state, q].filter(Boolean).length
  return (
    <details open={chosen > 0}>
      <summary>{say('more', { n: chosen })}</summary>
      <div className="at-ask">
        <HelpField chosen={help[0] ?? ''} services={words.services} />
        <SelectField
          label={say('whom')}
          name="whom"
          defaultValue={whom[0] ?? ''}
          empty={say('anyone')}
          options={choices(words.populations)}
        />
        <SelectField
          label={say('state')}
          name="state"
          defaultValue={state ?? ''}
          empty={say('anyState')}
          options={stateChoices}
        />
        <TextField label={say('words')} name="q" type="search" maxLength={100} defaultValue={q} />
        <CheckboxGroup
          className="at-kinds"
          label={say('kinds')}
          name="kind"
          chosen={kind}
          options={listingKinds.map((value) => ({
            value,
            label: (
              <>
                <KindShape kind={value} /> {listingKindNames[value]}
              </>
            ),
          }))}
        />
      </div>
      {chosen > 0 ? (
        <p className="at-small">
          <Link href={directoryHref({ zip: filter.zip, within: filter.within })}>{say('clear')}</Link>
        </p>
      ) : null}
    </details>
  )
}

/** More than forty kinds of help, in their groups. */
function HelpField({ chosen, services }: { chosen: string; services: DirectoryWords['services'] }) {
  return (
    <Field label={say('help')} name="help">
      {(names) => (
        <select {...names} name="help" className="usa-select" defaultValue={chosen}>
          <option value="">{say('anyHelp')}</option>
          {serviceGroups.map((group) => (
            <optgroup key={group} label={serviceGroupNames[group]}>
              {services
                .filter((service) => service.group === group)
                .map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  )
}
