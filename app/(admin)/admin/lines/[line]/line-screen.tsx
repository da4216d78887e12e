'use client'
import { useQuery } from '@tanstack/react-query'
import { useParams, useRouter, useSearchParams } from 'next/navigation'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { Column } from '@/app/_ui/arrange'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { LinkButton } from '@/app/_ui/button'
import { Forbidden } from '@/app/_ui/forbidden'
import { PageTitle } from '@/app/_ui/title'
import type { KeptLine } from '@/lib/directory/line-inputs'
import { longDay } from '@/lib/platform/words-of-time'
import { ForAdministrators } from '../../../_administrator'
import { ChangeLineForm } from './change-line-form'
import { CheckCard } from './check-card'
import { RetireLine } from './retire-line'

/** One line: what it says, the check of it, and the way out. */
export function LineScreen() {
  return <ForAdministrators lines={10}>{() => <OneLine />}</ForAdministrators>
}

function OneLine() {
  const { line: lineId } = useParams<{ line: string }>()
  // A form keeps what is typed: it is never made anew by a refetch.
  const query = useQuery(api.directory.listKeptContactLines.queryOptions({ refetchOnWindowFocus: false }))
  return (
    <Loaded query={query} lines={10}>
      {({ items, today }) => {
        const line = items.find(({ id }) => id === lineId)
        return line ? <Shown key={line.id} line={line} today={today} /> : <Forbidden />
      }}
    </Loaded>
  )
}

function Shown({ line, today }: { line: KeptLine; today: string }) {
  const router = useRouter()
  const checks = useSearchParams().get('do') === 'check'
  const done = (saved: string) => router.push(`/admin/lines?saved=${saved}`)
  return (
    <>
      <Breadcrumb items={[{ label: 'Help lines', href: '/admin/lines' }, { label: line.name }]} />
      <PageTitle
        title={line.name}
        lead={`Checked ${longDay(line.lastVerifiedOn)}.${line.aboveEveryPage ? ' Its numbers stand above every page.' : ''}`}
      >
        {checks ? null : (
          <LinkButton variant="outline" href={`/admin/lines/${line.id}?do=check`}>
            Make sure that it is right
          </LinkButton>
        )}
      </PageTitle>
      {checks ? (
        <Column>
          <CheckCard line={line} today={today} onDone={() => done('checked')} />
        </Column>
      ) : (
        <Column>
          <ChangeLineForm line={line} onDone={() => done('changed')} />
          {line.aboveEveryPage ? null : <RetireLine line={line} onDone={() => done('retired')} />}
        </Column>
      )}
    </>
  )
}
