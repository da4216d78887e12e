import { distances, USUAL_DISTANCE } from '@/lib/directory/listing-inputs'
import { inWords } from '@/lib/platform/in-words'
import { USUAL_LOCALE } from '@/lib/platform/locales'
import { Button } from '../../_ui/button'
import { SelectField, TextField } from '../../_ui/form'
import { home } from './messages'

const say = inWords(home, USUAL_LOCALE)

/** Leads to the directory with the question in its address; the second button to the task forces of the area. */
export function NearFinder() {
  return (
    <section className="at-find" aria-labelledby="near-h">
      <h2 id="near-h">{say('near')}</h2>
      <form className="at-ask" action="/directory">
        <TextField label={say('zip')} name="zip" inputMode="numeric" autoComplete="postal-code" maxLength={10} />
        <SelectField
          label={say('within')}
          name="within"
          defaultValue={String(USUAL_DISTANCE)}
          options={distances.map((n) => ({ value: String(n), label: say('miles', { n }) }))}
        />
        <Button type="submit" variant="outline">
          {say('showNear')}
        </Button>
        <Button type="submit" variant="outline" formAction="/task-forces">
          {say('showForces')}
        </Button>
      </form>
    </section>
  )
}
