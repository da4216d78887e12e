import { Tabs } from '../../_ui/tabs'

const places = [
  { href: '/moderation', label: 'Events' },
  { href: '/moderation/trainings', label: 'Courses of others' },
  { href: '/moderation/packs', label: 'Mandate packs' },
] as const

/** What moderators decide about. */
export function ModerationTabs({ current }: { current: (typeof places)[number]['href'] }) {
  return (
    <div className="at-row">
      <Tabs label="What waits" items={places.map((place) => ({ ...place, current: place.href === current }))} />
    </div>
  )
}
