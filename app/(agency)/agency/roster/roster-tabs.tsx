import { Tabs } from '@/app/_ui/tabs'
import type { ToScreen } from '../../_agency'

/** The two ways to the roster: a file for all of it, a form for one person. */
export function RosterTabs({ to, current }: { to: ToScreen; current: 'file' | 'people' }) {
  return (
    <div className="at-row">
      <Tabs
        label="Roster"
        items={[
          { href: to('/agency/roster'), label: 'Load a file', current: current === 'file' },
          { href: to('/agency/roster/people'), label: 'People', current: current === 'people' },
        ]}
      />
    </div>
  )
}
