import { Tabs } from '../../_ui/tabs'

const places = [
  { href: '/admin', label: 'Agencies' },
  { href: '/admin/agencies/import', label: 'Public lists' },
  { href: '/moderation/directory/import', label: 'Listings from a file' },
  { href: '/admin/roles', label: 'Platform roles' },
  { href: '/admin/lines', label: 'Help lines' },
  { href: '/admin/access', label: 'Lost access' },
  { href: '/admin/requests', label: 'Requests' },
  { href: '/moderation/packs', label: 'Mandate packs' },
  { href: '/admin/calendar', label: 'Calendar elsewhere' },
] as const

/** The parts of keeping the platform; the audit trail has its own place in the header. */
export function AdminTabs({ current }: { current: (typeof places)[number]['href'] }) {
  return (
    <div className="at-row">
      <Tabs
        label="Keeping the platform"
        items={places.map((place) => ({ ...place, current: place.href === current }))}
      />
    </div>
  )
}
