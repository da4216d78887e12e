'use client'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../_client/api'
import { Loaded } from '../../_client/loaded'
import { ProblemNote } from '../../_client/problem-note'
import { useCommand } from '../../_client/use-command'
import { whenWords } from '../../_client/when'
import { Button } from '../../_ui/button'
import { Status } from '../../_ui/status'
import { type Column, Table, TableFrame } from '../../_ui/table'

type Session = { id: string; device: string; createdAt: string; lastSeenAt: string; current: boolean }

export function SessionsScreen() {
  const query = useQuery(api.identity.listMySessions.queryOptions())
  const end = useCommand(api.identity.endSession)
  const endOthers = useCommand(api.identity.endOtherSessions)
  const problem = end.problem ?? endOthers.problem
  return (
    <Loaded query={query}>
      {({ items }) => (
        <div className="at-stack">
          <ProblemNote problem={problem} />
          <TableFrame>
            <Table
              caption="Where you are signed in"
              columns={columns((sessionId) => end.run({ sessionId }))}
              rows={items}
              rowKey={(each) => each.id}
            />
          </TableFrame>
          {items.length > 1 ? (
            <p>
              <Button variant="outline" busy={endOthers.pending} onClick={() => endOthers.run(undefined)}>
                End all but this one
              </Button>
            </p>
          ) : null}
        </div>
      )}
    </Loaded>
  )
}

const columns = (end: (id: string) => void): Column<Session>[] => [
  { key: 'device', head: 'Browser', header: true, cell: ({ device }) => device },
  { key: 'since', head: 'Signed in', cell: ({ createdAt }) => whenWords(createdAt) },
  { key: 'seen', head: 'Last seen', cell: ({ lastSeenAt }) => whenWords(lastSeenAt) },
  {
    key: 'end',
    head: 'Next step',
    label: false,
    cell: (session) =>
      session.current ? (
        <Status state="met">This browser</Status>
      ) : (
        <Button variant="outline" small onClick={() => end(session.id)}>
          End<span className="at-hide">: {session.device}</span>
        </Button>
      ),
  },
]
