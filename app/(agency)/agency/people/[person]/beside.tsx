'use client'
import { whenWords } from '@/app/_client/when'
import { Card } from '@/app/_ui/card'
import { Status } from '@/app/_ui/status'
import { count } from '@/lib/platform/words'
import { shortDay } from '@/lib/platform/words-of-time'
import type { Agency, ToScreen } from '../../../_agency'
import { NextSteps } from './next-steps'
import type { PersonRecord } from './record'

/** What stands beside the answer: service, whether the record is whole, and who looked at it. */
export function Beside({ record, agency, to }: { record: PersonRecord; agency: Agency; to: ToScreen }) {
  return (
    <aside className="at-stack" aria-label="About this record">
      <NextSteps record={record} agency={agency} to={to} />
      <Card title="Service with the agency">
        {record.service.length === 0 ? <p>No service is recorded.</p> : null}
        <ul className="at-plain at-stack">
          {record.service.map(({ from, to, unitName, position }) => (
            <li key={`${from} ${unitName} ${position}`}>
              {[position, unitName].filter(Boolean).join(', ') || 'No unit or position'}
              <span className="at-sub">{to ? `${shortDay(from)} to ${shortDay(to)}` : `since ${shortDay(from)}`}</span>
            </li>
          ))}
        </ul>
      </Card>
      <Chain chain={record.chain} />
      <Card title="Who looked at this record">
        {record.views.length === 0 ? <p className="at-small">Nobody but you, now.</p> : null}
        <ul className="at-plain at-small">
          {record.views.slice(0, 8).map(({ at, by }) => (
            <li key={`${at} ${by}`}>
              {by}
              <span className="at-sub">{whenWords(at)}</span>
            </li>
          ))}
        </ul>
        <p className="at-small at-soft">Each view is kept, and the person sees the list too.</p>
      </Card>
    </aside>
  )
}

function Chain({ chain }: Pick<PersonRecord, 'chain'>) {
  return (
    <Card title="Is the record unaltered?">
      {chain.holds ? (
        <p>
          <Status state="met">Checked just now</Status>
          <span className="at-sub">
            {chain.length === 0
              ? 'It holds no credit yet.'
              : `${count(chain.length, 'entry', 'entries')}, each sealed to the one before it.`}
            {chain.joined.map(({ length, head }) => (
              <span key={head} className="at-sub">
                {`${count(length, 'entry', 'entries')} of a record that was joined to this one, sealed in a chain of its own.`}
              </span>
            ))}
          </span>
        </p>
      ) : (
        <p>
          <Status state="refused">It does not hold</Status>
          <span className="at-sub">
            {chain.broken ? `First at entry ${chain.broken.sequence}: ${chain.broken.why}` : null} Tell the
            administrator at once.
          </span>
        </p>
      )}
    </Card>
  )
}
