import { Tabs } from '@/app/_ui/tabs'
import type { ToScreen } from '../../_agency'

/** A file for all of the roster, a form for one person, who is named together, and what people of it did before. */
export function RosterTabs({ to, current }: { to: ToScreen; current: 'file' | 'people' | 'teams' | 'earlier' }) {
  return (
    <div className="at-row">
      <Tabs
        label="Roster"
        items={[
          { href: to('/agency/roster'), label: 'Load a file', current: current === 'file' },
          { href: to('/agency/roster/people'), label: 'People', current: current === 'people' },
          { href: to('/agency/roster/teams'), label: 'Teams', current: current === 'teams' },
          { href: to('/agency/roster/earlier'), label: 'Earlier training', current: current === 'earlier' },
        ]}
      />
    </div>
  )
}
