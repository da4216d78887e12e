'use client'
/** People who serve here and are not in the file. A file of a few of many is as good as one of all: nothing happens to them. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import type { Choices } from '@/app/_imports/choices'
import { Pager } from '@/app/_ui/pager'
import { count, countWords, figure } from '@/lib/platform/words'
import type { Batch, Entry } from '../../kinds'
import type { UnitAnswers } from './choices'
import { EntryList } from './entries'

type Props = {
  batch: Batch
  choices: Choices<Entry> | null
  answers: UnitAnswers
  onChoose: (choices: Choices<Entry>) => void
}

export function Absent({ batch, choices, answers, onChoose }: Props) {
  const page = Math.max(0, Number(useSearchParams().get('absent')) || 0)
  const [open, setOpen] = useState(page > 0)
  const { absent, batchId, rowCount, servingCount } = batch
  if (absent === 0) return null
  const ticked = [...(choices?.values() ?? [])].filter(({ entry, chosen }) => entry.kind === 'leaving' && chosen).length
  return (
    <details className="at-section" id="absent" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{`${countWords(absent, 'person', 'people')} ${absent === 1 ? 'is' : 'are'} not in the file`}</summary>
      {choices ? (
        <p>
          {`The file has ${count(rowCount, 'row')}; ${figure(servingCount)} serve here. Nothing happens to those who are not in it unless you tick them: tick who has left.`}
          {ticked > 0 ? ` ${countWords(ticked, 'person', 'people')} ticked.` : ''}
        </p>
      ) : (
        <p>Nothing was done about them.</p>
      )}
      {open ? <AbsentList {...{ batchId, choices, answers, onChoose }} page={page || 1} /> : null}
    </details>
  )
}

type ListProps = Omit<Props, 'batch'> & { batchId: string; page: number }

function AbsentList({ batchId, page, ...choosing }: ListProps) {
  const query = useQuery(
    api.roster.getBatch.queryOptions({ input: { batchId, kind: 'absent', page }, placeholderData: keepPreviousData }),
  )
  const step = (to: number) => ({ href: `?absent=${to}#absent` })
  return (
    <Loaded query={query} lines={6}>
      {(batch) => (
        <>
          <EntryList caption="People who are not in the file" batch={batch} {...choosing} />
          <Pager
            label="People who are not in the file"
            place={`Page ${batch.page} of ${batch.pages}`}
            previous={batch.page > 1 ? step(batch.page - 1) : null}
            next={batch.page < batch.pages ? step(batch.page + 1) : null}
          />
        </>
      )}
    </Loaded>
  )
}
