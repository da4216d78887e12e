'use client'
import { useQuery } from '@tanstack/react-query'
import { useRouter, useSearchParams } from 'next/navigation'
import type * as z from 'zod/mini'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { whenWords } from '@/app/_client/when'
import { Section } from '@/app/_ui/arrange'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Empty } from '@/app/_ui/empty'
import { Link } from '@/app/_ui/link'
import { Status } from '@/app/_ui/status'
import { type Column, Table, TableFrame } from '@/app/_ui/table'
import { PageTitle } from '@/app/_ui/title'
import type { importShape } from '@/lib/interop/agency-list/inputs'
import { figure } from '@/lib/platform/words'
import { ImportForm } from './import-form'
import { OneImport } from './one-import'

/** A public list is uploaded and worked through in the background; each import has its own address here. */
export function ImportScreen() {
  const router = useRouter()
  const importId = useSearchParams().get('import')
  return (
    <>
      <Breadcrumb items={[{ label: 'Agencies', href: '/admin' }, { label: 'Import a list' }]} />
      <PageTitle
        title="Import a list of agencies"
        lead="Agencies are recognized by their ORI. The same list again changes nothing, and what was corrected by hand stays."
      />
      {importId ? (
        <OneImport importId={importId} />
      ) : (
        <ImportForm onStarted={(id) => router.push(`/admin/agencies/import?import=${id}`)} />
      )}
      <Section
        id="imports"
        title="Imports so far"
        aside={importId ? <Link href="/admin/agencies/import">Import another list</Link> : null}
      >
        <Imports />
      </Section>
    </>
  )
}

export const importStates = {
  running: { state: 'waiting', word: 'Being worked through' },
  done: { state: 'met', word: 'Done' },
  failed: { state: 'refused', word: 'Stopped' },
} as const

type Import = z.infer<typeof importShape>

function Imports() {
  const query = useQuery(api.administration.listImports.queryOptions())
  return (
    <Loaded query={query} lines={3}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title="Nothing was imported yet" level={3}>
            The first import adds every agency of the list.
          </Empty>
        ) : (
          <TableFrame>
            <Table caption="Imports, the latest first" columns={columns} rows={items} rowKey={(row) => row.importId} />
          </TableFrame>
        )
      }
    </Loaded>
  )
}

const columns: Column<Import>[] = [
  {
    key: 'file',
    head: 'List',
    header: true,
    cell: ({ importId, fileName, source }) => (
      <>
        <Link href={`/admin/agencies/import?import=${importId}`}>{fileName}</Link>
        <small>{source}</small>
      </>
    ),
  },
  {
    key: 'state',
    head: 'State',
    cell: ({ state }) => <Status state={importStates[state].state}>{importStates[state].word}</Status>,
  },
  { key: 'added', head: 'Added', number: true, cell: ({ added }) => figure(added) },
  { key: 'changed', head: 'Changed', number: true, cell: ({ changed }) => figure(changed) },
  { key: 'refused', head: 'Refused', number: true, cell: ({ refused }) => figure(refused) },
  { key: 'when', head: 'Begun', cell: ({ startedAt }) => whenWords(startedAt) },
]
