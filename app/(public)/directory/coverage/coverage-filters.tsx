import { inWords } from '@/lib/platform/in-words'
import { USUAL_LOCALE } from '@/lib/platform/locales'
import { stateChoices } from '@/lib/platform/states'
import { Button } from '../../../_ui/button'
import { SelectField } from '../../../_ui/form'
import { coverage } from './messages'

const say = inWords(coverage, USUAL_LOCALE)

type Props = {
  state: string | undefined
  force: string | undefined
  forces: readonly { slug: string; name: string }[]
}

/** Plain forms: what is chosen is the address. A state or the area of a task force, not both. */
export function CoverageFilters({ state, force, forces }: Props) {
  return (
    <div className="at-row at-row--end at-noprint">
      <form className="at-ask" action="/directory/coverage" aria-label={say('state')}>
        <SelectField
          label={say('state')}
          name="state"
          defaultValue={state ?? ''}
          empty={say('all')}
          options={stateChoices}
        />
        <Button type="submit">{say('show')}</Button>
      </form>
      {forces.length > 0 ? (
        <form className="at-ask" action="/directory/coverage" aria-label={say('force')}>
          <SelectField
            label={say('force')}
            name="force"
            defaultValue={force ?? ''}
            empty={say('noForce')}
            options={forces.map(({ slug, name }) => ({ value: slug, label: name }))}
          />
          <Button type="submit" variant="outline">
            {say('show')}
            <span className="at-hide">: {say('force')}</span>
          </Button>
        </form>
      ) : null}
    </div>
  )
}
