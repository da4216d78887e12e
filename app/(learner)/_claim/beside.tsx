'use client'
import { Card } from '../../_ui/card'
import { Steps } from '../../_ui/list'
import { useWords } from '../../_ui/words'
import type { formTexts } from './messages'

/** What becomes of it once it is sent. */
export function NextSteps() {
  const say = useWords<typeof formTexts>()
  return (
    <aside className="at-stack">
      <Card title={say('next')}>
        <Steps
          items={[
            { title: say('nextNow'), body: say('nextNowText') },
            { title: say('nextThen'), body: say('nextThenText') },
            { title: say('nextApproved'), body: say('nextApprovedText') },
            { title: say('nextRefused'), body: say('nextRefusedText') },
          ]}
        />
      </Card>
    </aside>
  )
}
