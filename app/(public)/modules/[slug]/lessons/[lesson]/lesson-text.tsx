'use client'
import { useState } from 'react'
import { useMe } from '@/app/_client/me'
import { SelectField } from '@/app/_ui/form'
import { LessonBody } from '@/app/(learner)/_module/blocks'
import { useLive } from '@/app/(learner)/_module/use-live'
import type { Lesson } from '@/lib/catalog/content'
import { stateNames } from '@/lib/platform/states'

const KEPT = 'attest.state'

/** The text of a lesson, with the tips of the reader's own state first: where they serve, or the one they chose here. */
export function LessonText({ lesson }: { lesson: Lesson }) {
  const { me } = useMe()
  const [chosen, choose] = useChosenState()
  const own = me?.serves[0]?.state
  const state = chosen ?? own
  const hasTips = lesson.blocks.some(({ kind }) => kind === 'state-tip')
  return (
    <>
      {hasTips ? <StateChooser state={state} choose={choose} /> : null}
      <LessonBody lesson={lesson} state={state} />
    </>
  )
}

/** What was chosen in this browser; it is forgotten on signing out. */
function useChosenState() {
  const live = useLive()
  const [chosen, setChosen] = useState<string>()
  const kept = live ? readKept() : undefined
  const choose = (code: string) => {
    setChosen(code)
    try {
      window.localStorage.setItem(KEPT, code)
    } catch {
      // Without storage the choice holds as long as the page does.
    }
  }
  return [chosen ?? kept, choose] as const
}

function readKept(): string | undefined {
  try {
    const code = window.localStorage.getItem(KEPT)
    return code && Object.hasOwn(stateNames, code) ? code : undefined
  } catch {
    return undefined
  }
}

const options = Object.entries(stateNames)
  .map(([value, label]) => ({ value, label }))
  .sort((a, b) => a.label.localeCompare(b.label))

function StateChooser({ state, choose }: { state: string | undefined; choose: (code: string) => void }) {
  const live = useLive()
  if (!live) return null
  return (
    <div className="at-small">
      <SelectField
        label="This lesson has tips about state law. Show them for"
        name="tip-state"
        empty="No state"
        options={options}
        value={state ?? ''}
        onChange={(event) => choose(event.target.value)}
      />
    </div>
  )
}
