import { Status } from '@/app/_ui/status'
import { stateOf, statusWords } from '@/app/(learner)/training/words'
import { hours, hoursOf } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import type { PersonHours } from '../address'
import { WaysBar, WaysKey } from '../ways'
import { limitWords } from './words'

type Asked = PersonHours['asked'][number]

/** The whole by how it was given, its limits, and each minimum inside it. */
export function HowFar({ asked, asOf }: { asked: Asked; asOf: string }) {
  const { progress } = asked.explanation
  if (!progress || progress.need === 0) return null
  const { have, need } = progress
  const toGoMinutes = Math.max(0, need - have)
  return (
    <>
      <p className="at-gap">
        <b>{hoursOf(have, need)}</b>
      </p>
      <WaysBar ways={asked.ways} needMinutes={need} className="at-goal__bar at-goal__bar--big" />
      <WaysKey ways={asked.ways} toGoMinutes={toGoMinutes} />
      {asked.limits.map((limit) => (
        <p key={`${limit.label} ${limit.of}`} className="at-small">
          {limitWords(limit, toGoMinutes)}
        </p>
      ))}
      {asked.minimums.length > 0 ? (
        <ul className="at-goals" aria-label={`Minimums of ${asked.requirementName}`}>
          {asked.minimums.map((minimum, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: minimums keep their order, and two may be called alike
            <Minimum key={i} minimum={minimum} asked={asked} asOf={asOf} />
          ))}
        </ul>
      ) : null}
    </>
  )
}

type MinimumProps = { minimum: Asked['minimums'][number]; asked: Asked; asOf: string }

function Minimum({ minimum, asked, asOf }: MinimumProps) {
  const { label, haveMinutes, needMinutes, ways, metOn } = minimum
  const { status } = asked
  const isThere = haveMinutes >= needMinutes
  const by = status.dueOn ? `, by ${longDay(status.dueOn)}` : ''
  return (
    <li>
      <div className="at-goal__head">
        <h4>{label}</h4>
        {isThere ? (
          <Status state="met">Met</Status>
        ) : (
          <Status state={stateOf(status)}>{statusWords(status, asOf)}</Status>
        )}
      </div>
      <WaysBar ways={ways} needMinutes={needMinutes} className="at-goal__bar" />
      <p className="at-small">
        <b>{hoursOf(haveMinutes, needMinutes)}</b>
        {isThere ? `; ${metOn ? longDay(metOn) : ''}` : `; ${hours(needMinutes - haveMinutes)} to go${by}`}
      </p>
    </li>
  )
}
