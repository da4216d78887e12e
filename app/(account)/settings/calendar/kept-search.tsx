'use client'
import { lazy, type ReactNode, Suspense } from 'react'
import type { SavedSearch } from '@/lib/events/saved-inputs'
import { Button } from '../../../_ui/button'
import { Link } from '../../../_ui/link'
import { Loading } from '../../../_ui/loading'
import { rich } from '../../../_ui/rich'
import { useWords } from '../../../_ui/words'
import { rhythmTexts, type searchTexts } from './messages'

const ChangeSearch = lazy(() => import('./change-search').then((each) => ({ default: each.ChangeSearch })))

type Props = { search: SavedSearch; onRemove: () => void }

const hidden = (chunks: ReactNode[]) => <span className="at-hide">{rich(chunks)}</span>

export function KeptSearch({ search, onRemove }: Props) {
  const say = useWords<typeof searchTexts>()
  const { id, name, rhythm, words, query } = search
  return (
    <section className="at-card" aria-labelledby={`search-${id}`}>
      <h2 id={`search-${id}`}>
        <Link href={`/calendar${query}`}>{name}</Link>
      </h2>
      <p className="at-small at-soft">{words || say('whole')}</p>
      <p className="at-small at-soft">{rhythmTexts[rhythm][say.locale]}</p>
      <details className="at-gap">
        <summary>{rich(say.rich('change', { name, hidden }))}</summary>
        <Suspense fallback={<Loading lines={4} />}>
          <ChangeSearch search={search} />
        </Suspense>
      </details>
      <p className="at-gap">
        <Button variant="outline" small onClick={onRemove}>
          {rich(say.rich('remove', { name, hidden }))}
        </Button>
      </p>
    </section>
  )
}
