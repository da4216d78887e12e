import { Status } from '@/app/_ui/status'
import { figure } from '@/lib/platform/words'

/** What the shapes of the table mean. */
export function Legend() {
  return (
    <ul className="at-plain at-row at-small at-gap" aria-label="What the shapes mean">
      <li>
        <Status state="overdue">Overdue</Status>
      </li>
      <li>
        <Status state="soon">Due in 30 days or less</Status>
      </li>
      <li>
        <Status state="open">Due later</Status>
      </li>
      <li>
        <Status state="waiting">Not yet cleared</Status>
      </li>
      <li>
        <Status state="met">Met</Status>
      </li>
      <li>
        <Status state="off">Not required</Status>
      </li>
    </ul>
  )
}

/** On paper, what the sheet holds where that is not all. */
export const heldWords = (shown: number, total: number): string =>
  shown < total ? ` This sheet holds the first ${figure(shown)} of ${figure(total)}.` : ''
