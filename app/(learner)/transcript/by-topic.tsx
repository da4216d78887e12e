'use client'
import { Section } from '@/app/_ui/arrange'
import { ShareBar } from '@/app/_ui/chart'
import { Table, TableFrame } from '@/app/_ui/table'
import { useWords } from '@/app/_ui/words'
import { hours, hoursFigure } from '@/lib/platform/words'
import { shortDay } from '@/lib/platform/words-of-time'
import type { TranscriptTexts } from './messages'
import { modeKey, type Totals } from './words'

/** Hours by topic, which add up to the whole, and by way of training. */
export function ByTopic({ totals: { topics, modes, creditMinutes } }: { totals: Totals }) {
  const say = useWords<TranscriptTexts>()
  if (creditMinutes === 0) return null
  const most = Math.max(1, ...topics.map((topic) => topic.creditMinutes))
  return (
    <Section id="topics" title={say('byTopic')}>
      <TableFrame className="at-gap">
        <Table
          caption={say('byTopic')}
          rows={topics}
          rowKey={({ id }) => id}
          columns={[
            {
              ...{ key: 'topic', head: say('topic'), header: true, foot: say('together') },
              cell: ({ id, name }) => name ?? (id || say('noTopic')),
            },
            {
              ...{ key: 'share', head: say('share'), label: false, className: 'at-bar', foot: '' },
              cell: (topic) => (
                <ShareBar of={most} parts={[{ fill: 'met', label: say('hours'), value: topic.creditMinutes }]} />
              ),
            },
            {
              ...{ key: 'hours', head: say('hours'), number: true, foot: hoursFigure(creditMinutes) },
              cell: (topic) => hoursFigure(topic.creditMinutes),
            },
            {
              ...{ key: 'latest', head: say('latest'), className: 'at-nowrap', foot: '' },
              cell: ({ latestOn }) => (latestOn ? shortDay(latestOn) : ''),
            },
          ]}
        />
      </TableFrame>
      <p className="at-small at-soft">{say('topicsNote')}</p>
      <p>
        {say('byMode')}{' '}
        {modes.map((each) => say('hoursIn', { mode: modeKey(each.mode), hours: hours(each.creditMinutes) })).join('; ')}
        .
      </p>
    </Section>
  )
}
