'use client'
import { Steps } from '../../_ui/list'
import { useWords } from '../../_ui/words'
import type { formTexts } from './messages'

/** Where it stands beside the form and not below it. */
const WIDE = '(min-width: 64em)'

/** What becomes of it once it is sent; on a phone folded, below what is to be written. Fetched after the form. */
export function NextSteps() {
  const say = useWords<typeof formTexts>()
  return (
    <aside className="at-stack">
      <details className="at-card" open={window.matchMedia(WIDE).matches}>
        <summary>{say('next')}</summary>
        <Steps
          items={[
            { title: say('nextNow'), body: say('nextNowText') },
            { title: say('nextThen'), body: say('nextThenText') },
            { title: say('nextApproved'), body: say('nextApprovedText') },
            { title: say('nextRefused'), body: say('nextRefusedText') },
          ]}
        />
      </details>
    </aside>
  )
}
