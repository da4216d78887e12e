import { Section } from '@/app/_ui/arrange'
import { LinkButton } from '@/app/_ui/button'
import { Facts } from '@/app/_ui/facts'
import { Link } from '@/app/_ui/link'
import { Note } from '@/app/_ui/note'
import { areaOf } from '@/app/(public)/task-forces/area'
import { joined } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import { taskForceKindNames } from '@/lib/task-forces/fields'
import type { KeptTaskForce } from '@/lib/task-forces/shapes'

export function KeptFacts({ force, here }: { force: KeptTaskForce; here: string }) {
  const { kind, postalCode, phone, email, url, since, listing, unknownCounties } = force
  return (
    <Section id="facts" title="Facts">
      <Facts
        items={[
          { label: 'Kind', value: taskForceKindNames[kind] },
          { label: 'Area', value: areaOf(force) },
          { label: 'Seat', value: postalCode ?? 'not known' },
          { label: 'Telephone', value: phone ?? 'none' },
          { label: 'E-mail', value: email ?? 'none' },
          { label: 'Web', value: url },
          { label: 'Since', value: since ? longDay(since) : null },
          {
            label: 'Directory',
            value: listing ? <Link href={`/directory/${listing.slug}`}>{listing.name}</Link> : 'no listing',
          },
        ]}
      />
      {unknownCounties.length > 0 ? (
        <Note kind="caution" title={`No county of this name is known: ${joined(unknownCounties)}`}>
          Nobody finds the task force by a ZIP code of {unknownCounties.length === 1 ? 'it' : 'them'}. Write each as on
          a map, for example CA Contra Costa or MD Baltimore city.
        </Note>
      ) : null}
      <p className="at-row at-gap">
        <LinkButton variant="outline" href={`${here}?do=facts`}>
          Change its facts
        </LinkButton>
        {force.mayChangeKind ? (
          <LinkButton variant="link" href={`${here}?do=kind`}>
            Change its kind
          </LinkButton>
        ) : null}
      </p>
    </Section>
  )
}
