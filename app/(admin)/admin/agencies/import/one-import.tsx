'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { Section } from '@/app/_ui/arrange'
import { Counts } from '@/app/_ui/counts'
import { Note } from '@/app/_ui/note'
import { Pager } from '@/app/_ui/pager'
import { Progress } from '@/app/_ui/progress'
import { Status } from '@/app/_ui/status'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import type { importDetailShape } from '@/lib/interop/agency-list/inputs'
import { count, figure } from '@/lib/platform/words'

type Detail = z.infer<typeof importDetailShape>
type Finding = Detail['findings'][number]

const AGAIN_MS = 1000

/** How far the import is while it runs, and what it found. The page may be left and returned to. */
export function OneImport({ importId }: { importId: string }) {
  const params = useSearchParams()
  const severity = (['refused', 'noted'] as const).find((each) => each === params.get('show'))
  const page = Math.max(1, Number(params.get('page')) || 1)
  const query = useQuery(
    api.administration.getImport.queryOptions({
      input: { importId, page, ...(severity ? { severity } : {}) },
      placeholderData: keepPreviousData,
      refetchInterval: ({ state }) => (state.data?.state === 'running' ? AGAIN_MS : false),
    }),
  )
  const here = (more: string) => `/admin/agencies/import?import=${importId}${more}`
  return (
    <Loaded query={query} lines={6}>
      {(detail) => (
        <>
          <Outcome detail={detail} />
          <Counts
            label="What the import did"
            items={[
              { label: 'added', figure: figure(detail.added) },
              { label: 'changed', figure: figure(detail.changed) },
              { label: 'the same', figure: figure(detail.unchanged) },
              {
                label: 'refused',
                figure: figure(detail.refused),
                href: here('&show=refused'),
                current: severity === 'refused',
              },
              {
                label: 'need a look',
                figure: figure(detail.noted),
                href: here('&show=noted'),
                current: severity === 'noted',
              },
            ]}
          />
          {detail.total > 0 ? <Findings detail={detail} severity={severity} here={here} /> : null}
        </>
      )}
    </Loaded>
  )
}

function Outcome({ detail: { state, fileName, rowsDone, rowCount, failure } }: { detail: Detail }) {
  if (state === 'failed')
    return (
      <Note kind="error" title={`${fileName} was not imported to the end`}>
        {failure}
      </Note>
    )
  if (state === 'done')
    return (
      <Note kind="good" title={`${fileName} is imported`} live>
        {`${count(rowCount, 'row')} were read; every one of them is counted below.`}
      </Note>
    )
  return (
    <div className="at-stack" role="status">
      <p>{`${fileName}: ${figure(rowsDone)} of ${figure(rowCount)} rows. You can leave this page; the import goes on.`}</p>
      <Progress value={rowsDone} max={rowCount} label="Rows worked through" />
    </div>
  )
}

type FindingsProps = { detail: Detail; severity: string | undefined; here: (more: string) => string }

function Findings({ detail: { findings, total, page, pages }, severity, here }: FindingsProps) {
  const step = (to: number) => ({ href: here(`${severity ? `&show=${severity}` : ''}&page=${to}`) })
  return (
    <Section id="findings" title="Rows to look at" count={count(total, 'finding')}>
      <TableFrame>
        <Table
          caption="Rows that were refused or need a look, in the order of the file"
          columns={columns}
          rows={findings}
          rowKey={({ line, message }) => `${line} ${message}`}
        />
      </TableFrame>
      <Pager
        label="Rows to look at"
        place={`Page ${page} of ${pages}`}
        previous={page > 1 ? step(page - 1) : null}
        next={page < pages ? step(page + 1) : null}
      />
    </Section>
  )
}

const columns: Column<Finding>[] = [
  { key: 'line', head: 'Row', number: true, cell: ({ line }) => line },
  {
    key: 'severity',
    head: 'What',
    cell: ({ severity }) =>
      severity === 'refused' ? (
        <Status state="refused">Refused</Status>
      ) : (
        <Status state="waiting">Taken over, look at it</Status>
      ),
  },
  { key: 'message', head: 'Why', header: true, cell: ({ message }) => message },
]
