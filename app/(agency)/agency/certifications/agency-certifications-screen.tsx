'use client'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { CertificationItem } from '@/app/_certifications/certification-item'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Empty } from '@/app/_ui/empty'
import { Link } from '@/app/_ui/link'
import { Pager } from '@/app/_ui/pager'
import { Tabs } from '@/app/_ui/tabs'
import { PageTitle } from '@/app/_ui/title'
import { agencyCertificationsInput, listedCertifications } from '@/lib/certifications/inputs'
import { type Agency, ForAgency, type ToScreen } from '../../_agency'

type Which = (typeof listedCertifications)[number]
const tabs: Record<Which, string> = {
  waiting: 'To verify',
  '30': 'Within 30 days',
  '60': 'Within 60 days',
  '90': 'Within 90 days',
  expired: 'Expired',
  all: 'All',
}
const nothing: Record<Which, string> = {
  waiting: 'Nothing waits to be verified',
  '30': 'Nothing expires within 30 days',
  '60': 'Nothing expires within 60 days',
  '90': 'Nothing expires within 90 days',
  expired: 'Nothing is expired',
  all: 'No certification is entered yet',
}

/** What the agency’s people hold: what waits to be verified, and what runs out when. */
export function AgencyCertificationsScreen() {
  return <ForAgency lines={8}>{(agency, to) => <Certifications agency={agency} to={to} />}</ForAgency>
}

function Certifications({ agency: { agencyId }, to }: { agency: Agency; to: ToScreen }) {
  const params = useSearchParams()
  const input = asked(agencyId, params)
  const { which, page } = input
  const query = useQuery(api.certifications.listAgencyCertifications.queryOptions({ input }))
  const at = (other: number) => to(`/agency/certifications?which=${which}&page=${other}`)
  return (
    <>
      <Breadcrumb items={[{ label: 'Attention', href: to('/agency') }, { label: 'Certifications' }]} />
      <PageTitle
        title="Certifications"
        lead="Licenses, credentials and first aid of your people. What was renewed is not listed as expiring."
      >
        <a className="at-noprint" href={`/api/v1/agencies/${agencyId}/certifications.csv?which=${which}`} download>
          Download as CSV
        </a>
      </PageTitle>
      <Tabs
        label="Which certifications"
        items={listedCertifications.map((each) => ({
          ...{ href: to(`/agency/certifications?which=${each}`), label: tabs[each], current: each === which },
        }))}
      />
      <Loaded query={query} lines={8}>
        {({ items, total, pages }) =>
          total === 0 ? (
            <Empty title={nothing[which]}>
              People enter what they hold under My training; you enter it for them in their record.
            </Empty>
          ) : (
            <>
              <ul className="at-plain at-stack at-gap">
                {items.map((item) => (
                  <CertificationItem
                    key={item.certificationId}
                    item={item}
                    whose={
                      <>
                        <Link href={to(`/agency/people/${item.personId}#certifications`)}>{item.personName}</Link>:{' '}
                      </>
                    }
                  />
                ))}
              </ul>
              <Pager
                label="Pages of certifications"
                place={`Page ${page} of ${pages}`}
                previous={page > 1 ? { href: at(page - 1) } : null}
                next={page < pages ? { href: at(page + 1) } : null}
              />
            </>
          )
        }
      </Loaded>
    </>
  )
}

/** What the address asks for, as far as it is known. */
function asked(agencyId: string, params: { get(name: string): string | null }) {
  const given = { agencyId, which: params.get('which') ?? undefined, page: params.get('page') ?? undefined }
  const read = agencyCertificationsInput.safeParse(given)
  return read.success ? read.data : agencyCertificationsInput.parse({ agencyId })
}
