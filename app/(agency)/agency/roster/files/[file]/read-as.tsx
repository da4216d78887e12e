import { Link } from '@/app/_ui/link'
import { Note } from '@/app/_ui/note'
import { fieldNames } from '@/lib/interop/roster/fields'
import { count, joined } from '@/lib/platform/words'
import type { ToScreen } from '../../../../_agency'
import type { Batch } from '../../kinds'

/** What of the file was not read, and what was taken for granted: said again before anything is loaded. */
export function ReadAs({ batch, to }: { batch: Batch; to: ToScreen }) {
  const left = batch.columns.filter(({ field }) => field === null).map(({ header }) => `“${header}”`)
  const read = batch.columns.flatMap(({ header, field }) => (field ? [`“${header}” as ${fieldNames[field]}`] : []))
  return (
    <>
      {left.length > 0 ? (
        <Note
          kind="caution"
          className="at-section"
          title={`${count(left.length, 'column')} of the file ${left.length === 1 ? 'is' : 'are'} left out`}
        >
          <p>
            {`What stands under ${joined(left)} is not loaded. `}
            <Link href={to('/agency/roster')}>Choose the file again to say what they are</Link>.
          </p>
        </Note>
      ) : null}
      {batch.assumedEmployment ? (
        <Note
          className="at-section"
          title={`Where the file does not say it, new people count as ${batch.assumedEmployment}`}
        >
          Rules may be for sworn people only. Add a column “Sworn, civilian, volunteer or contractor” where somebody is
          not.
        </Note>
      ) : null}
      <details className="at-gap">
        <summary>How the columns were read</summary>
        <p>{`${joined(read)}.`}</p>
      </details>
    </>
  )
}
