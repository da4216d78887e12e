'use client'
import { useState } from 'react'
import type { Waiting } from '@/lib/directory/life-shapes'
import { dayHere, longDay } from '@/lib/platform/words-of-time'
import { api } from '../../../_client/api'
import { ProblemNote } from '../../../_client/problem-note'
import { useSaid } from '../../../_client/said'
import { useCommand } from '../../../_client/use-command'
import { Row } from '../../../_ui/arrange'
import { Button } from '../../../_ui/button'
import { Card } from '../../../_ui/card'
import { Empty } from '../../../_ui/empty'
import { TextField } from '../../../_ui/form'
import { Link } from '../../../_ui/link'
import { Note } from '../../../_ui/note'

type Report = Waiting['reports'][number]

/** What anyone wrote on the page of a listing; looked into, then settled with what came of it. */
export function Reports({ reports }: { reports: readonly Report[] }) {
  const [done, setDone] = useSaid()
  return (
    <div className="at-stack at-gap">
      {done ? <Note kind="good" title={done} live /> : null}
      {reports.length === 0 ? (
        <Empty title="Nobody says that something is wrong">What people write appears here.</Empty>
      ) : null}
      {reports.map((report) => (
        <OneReport key={report.reportId} report={report} onDone={setDone} />
      ))}
    </div>
  )
}

function OneReport({ report, onDone }: { report: Report; onDone: (words: string) => void }) {
  const { reportId, listingId, name, words, replyTo, reportedAt } = report
  const [outcome, setOutcome] = useState('')
  const settle = useCommand(api.directory.settleReport, { onDone: () => onDone(`Settled: ${name}`) })
  return (
    <Card title={<Link href={`/moderation/directory/${listingId}`}>{name}</Link>}>
      <p className="at-measure">“{words}”</p>
      <p className="at-small at-soft">
        {longDay(dayHere(reportedAt))}
        {replyTo ? `, answer to ${replyTo}` : ', without an address'}
      </p>
      <ProblemNote problem={settle.problem} />
      <Row className="at-row--end">
        <TextField
          label="What came of it"
          name={`outcome-${reportId}`}
          value={outcome}
          error={settle.problem?.errors[0]?.message}
          onChange={(event) => setOutcome(event.currentTarget.value)}
        />
        <Button variant="outline" busy={settle.pending} onClick={() => settle.run({ reportId, outcome })}>
          Settle it<span className="at-hide">: {name}</span>
        </Button>
      </Row>
    </Card>
  )
}
