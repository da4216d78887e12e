'use client'
/** What leads and administrators keep of a task force; the address says what is being done with it. */
import { useQuery } from '@tanstack/react-query'
import { useParams, useRouter, useSearchParams } from 'next/navigation'
import { Suspense } from 'react'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { Said } from '@/app/_client/said'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { LinkButton } from '@/app/_ui/button'
import { Loading } from '@/app/_ui/loading'
import { Note } from '@/app/_ui/note'
import { PageTitle } from '@/app/_ui/title'
import type { KeptTaskForce } from '@/lib/task-forces/shapes'
import { AwardsKept } from './awards-kept'
import { formFor } from './forms'
import { KeptFacts } from './kept-facts'
import { Leads } from './leads'
import { PartnersKept } from './partners-kept'

export function KeepScreen() {
  return (
    <Suspense fallback={<Loading lines={10} />}>
      <Kept />
    </Suspense>
  )
}

function Kept() {
  const { slug } = useParams<{ slug: string }>()
  // A form keeps what is typed: it is never made anew by a refetch.
  const query = useQuery(api.taskForces.getKeptTaskForce.queryOptions({ input: { slug }, refetchOnWindowFocus: false }))
  return (
    <Loaded query={query} lines={10}>
      {(force) => <Doing force={force} />}
    </Loaded>
  )
}

function Doing({ force }: { force: KeptTaskForce }) {
  const router = useRouter()
  const search = useSearchParams()
  const here = `/task-forces/${force.slug}/keep`
  const form = formFor(search.get('do'), search.get('of'), {
    ...{ force, back: here },
    done: (saved) => () => router.replace(`${here}?saved=${saved}`),
  })
  if (!form) return <Shown force={force} saved={search.get('saved')} here={here} />
  return (
    <>
      <Way force={force} doing={form.title} />
      <PageTitle title={form.title} />
      {form.body}
    </>
  )
}

function Way({ force: { slug, name }, doing }: { force: KeptTaskForce; doing?: string }) {
  const crumbs = [
    { label: 'Task forces', href: '/task-forces' },
    { label: name, href: `/task-forces/${slug}` },
  ]
  const keep = { label: 'Keep it', href: `/task-forces/${slug}/keep` }
  return <Breadcrumb items={doing ? [...crumbs, keep, { label: doing }] : [...crumbs, keep]} />
}

const savedWords: Record<string, string> = {
  formed: 'The task force is formed',
  facts: 'The change is saved, and on its page',
  kind: 'The kind is changed',
  'partner-added': 'The partner is added',
  ended: 'The part is ended, and kept among the former ones',
  corrected: 'The correction is saved',
  'award-added': 'The award is added',
  'award-changed': 'The award is changed',
  imported: 'The awards of the list are taken over',
}

function Shown({ force, saved, here }: { force: KeptTaskForce; saved: string | null; here: string }) {
  const words = saved ? savedWords[saved] : undefined
  return (
    <>
      <Way force={force} />
      <PageTitle title={force.name} lead="What you change here is public at once.">
        <LinkButton href={`/task-forces/${force.slug}`} variant="outline">
          See its page
        </LinkButton>
      </PageTitle>
      <Said words={words} />
      <Missing force={force} here={here} />
      <KeptFacts force={force} here={here} />
      <PartnersKept force={force} here={here} />
      <AwardsKept force={force} here={here} />
      {force.mayNameLeads ? <Leads force={force} /> : null}
    </>
  )
}

function Missing({ force: { missing }, here }: { force: KeptTaskForce; here: string }) {
  return missing.map(({ side }) => (
    <Note
      key={side}
      kind="caution"
      className="at-gap"
      title={side === 'law-enforcement' ? 'It has no law enforcement partner' : 'It has no victim service partner'}
    >
      <p>
        The Enhanced Collaborative Model has exactly two partners, and the page of the task force says that this one is
        missing.
      </p>
      <p>
        <LinkButton small variant="outline" href={`${here}?do=add-partner&side=${side}`}>
          Add it<span className="at-hide">: {side === 'law-enforcement' ? 'law enforcement' : 'victim services'}</span>
        </LinkButton>
      </p>
    </Note>
  ))
}
