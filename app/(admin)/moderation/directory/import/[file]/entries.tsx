'use client'
import { type Choices, choose, isChosen } from '@/app/_imports/choices'
import { EntryTable, WhyChanged } from '@/app/_imports/entry-table'
import { LinkButton } from '@/app/_ui/button'
import { Empty } from '@/app/_ui/empty'
import { Link } from '@/app/_ui/link'
import { Pager } from '@/app/_ui/pager'
import type { EntryKind } from '@/lib/interop/listings/inputs'
import { count, figure } from '@/lib/platform/words'
import { type Entry, kinds, type ListingFile } from '../kinds'

type Choosing = {
  /** Null: there is nothing to choose any more. */
  choices: Choices<Entry> | null
  onChoose: (choices: Choices<Entry>) => void
}
type Props = Choosing & { batch: ListingFile; kind: EntryKind | undefined }

/** The rows that need a look or bring a change, or those of one kind. */
export function Entries({ batch, kind, choices, onChoose }: Props) {
  const { counts, batchId, page, pages } = batch
  if (batch.total === 0)
    return (
      <div className="at-section">
        {kind ? (
          <Empty title="No row of this kind">Choose another figure above.</Empty>
        ) : (
          <Empty title="The file changes nothing">The directory says the same as every row of it.</Empty>
        )}
      </div>
    )
  const problems = counts.refused + counts.duplicate
  const at = (to: number) => `?${kind ? `kind=${kind}&` : ''}page=${to}`
  return (
    <div className="at-section" id="rows">
      <EntryList
        caption={kind ? `Rows of the file: ${kinds[kind].word}` : 'Rows of the file that need a look or bring a change'}
        {...{ batch, choices, onChoose }}
      />
      <Pager
        label="Rows of the file"
        place={`Page ${page} of ${pages}`}
        previous={page > 1 ? { href: at(page - 1) } : null}
        next={page < pages ? { href: at(page + 1) } : null}
      />
      {problems > 0 ? (
        <p className="at-gap">
          <LinkButton variant="link" href={`/api/v1/listing-files/${batchId}/problems.csv`}>
            {`Download the ${count(problems, 'row')} that were not taken, to repair them`}
          </LinkButton>
        </p>
      ) : null}
    </div>
  )
}

type ListProps = Omit<Props, 'kind'> & { caption: string }

function EntryList({ caption, batch, choices, onChoose }: ListProps) {
  return (
    <EntryTable
      caption={caption}
      entries={batch.items}
      state={batch.state}
      choosing={
        choices && {
          isChosen: (entry) => isChosen(entry, choices),
          onChoose: (entries, chosen) => onChoose(choose(choices, { entries, chosen })),
        }
      }
      what={({ kind }) => kinds[kind]}
      about={{
        head: 'Listing',
        name: ({ name }) => name,
        cell: ({ name, about, listingId }) => (
          <>
            {listingId ? <Link href={`/moderation/directory/${listingId}`}>{name}</Link> : name}
            {about ? <small>{about}</small> : null}
          </>
        ),
      }}
      why={(entry) => <WhyChanged {...entry} />}
      line={{ head: 'Line', label: 'Line in the file', cell: ({ line }) => figure(line) }}
    />
  )
}
