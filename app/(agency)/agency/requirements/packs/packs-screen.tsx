'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { chosenOf, PackFilters } from '@/app/_packs/pack-filters'
import { type PackRow, PackTable } from '@/app/_packs/pack-table'
import { isVerified, PacksByState, verifiedFirst } from '@/app/_packs/packs-by-state'
import { Section } from '@/app/_ui/arrange'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Link } from '@/app/_ui/link'
import { Status } from '@/app/_ui/status'
import { PageTitle } from '@/app/_ui/title'
import { listPacksInput, type PackList } from '@/lib/mandates/inputs'
import { count, countWords } from '@/lib/platform/words'
import { longDay } from '@/lib/platform/words-of-time'
import { type Agency, ForAgency, type ToScreen } from '../../../_agency'

/** The collection of mandate packs: those that fit the agency first, then every other one. */
export function PacksScreen() {
  return <ForAgency lines={10}>{(agency, to) => <PacksOf agency={agency} to={to} />}</ForAgency>
}

type Props = { agency: Agency; to: ToScreen }

function PacksOf({ agency: { agencyId, name }, to }: Props) {
  const address = useSearchParams()
  const asked = { ...listPacksInput.parse(Object.fromEntries(address)), agencyId }
  const query = useQuery(api.mandates.listPacks.queryOptions({ input: asked, placeholderData: keepPreviousData }))
  const here = to('/agency/requirements/packs')
  return (
    <>
      <Breadcrumb items={[{ label: 'Requirements', href: to('/agency/requirements') }, { label: 'Mandate packs' }]} />
      <Loaded query={query} lines={10}>
        {(list) => {
          const fit = chosenOf(asked) === 0 ? verifiedFirst(list.items.filter((pack) => fits(pack, list))) : []
          const verified =
            chosenOf(asked) === 0 ? list.items.filter((pack) => isVerified(pack) && !fit.includes(pack)) : []
          const others = list.items.filter((pack) => !fit.includes(pack) && !verified.includes(pack))
          const isAll = fit.length + verified.length === 0
          const shared = {
            today: list.today,
            hrefOf: ({ packId }: PackRow) => to(`/agency/requirements/packs/${packId}`),
            madeOf: (pack: PackRow) => <MadeOf pack={pack} to={to} />,
          }
          return (
            <>
              <PageTitle
                title={titleOf(fit.length, name)}
                lead={leadOf(list.items.filter(({ adopted }) => adopted).length)}
              />
              <PackFilters asked={asked} states={list.states} action="/agency/requirements/packs" clearHref={here} />
              {fit.length > 0 ? <PackTable packs={fit} caption="Packs that fit the agency" {...shared} /> : null}
              {verified.length > 0 ? (
                <Section id="verified" title="Verified, of other states">
                  <PackTable packs={verified} caption="Verified packs of other states" {...shared} />
                </Section>
              ) : null}
              <Section
                id="others"
                title={isAll ? count(others.length, 'pack') : 'Every other pack, by state'}
                aside={<Link href={to('/agency/requirements/packs/lacking')}>Tell us of a rule we lack</Link>}
              >
                <PacksByState packs={others} caption="Packs by state" {...shared} />
              </Section>
              <p className="at-small at-soft at-gap">
                {`${count(list.items.length, 'pack')} of ${list.total}. “Verified” means that two people read it against its source; “Check again”, that this was more than a year ago. It is not legal advice. When a source changes, an agency that adopted the pack sees both texts before anything is asked of anybody.`}
              </p>
            </>
          )
        }}
      </Loaded>
    </>
  )
}

const fits = (pack: PackRow, { agency }: PackList): boolean =>
  pack.adopted !== null ||
  (agency !== null && pack.asksOf === agency.asksOf && (pack.state === agency.state || pack.state === 'US'))

const titleOf = (fit: number, agency: string): string =>
  fit === 0 ? 'Mandate packs' : `${countWords(fit, 'mandate pack')} ${fit === 1 ? 'fits' : 'fit'} ${agency}`

const leadOf = (adopted: number): string =>
  `${adopted === 0 ? '' : `${countWords(adopted, 'is', 'are')} adopted. `}A pack is a rule of a state, an award or a standard as data. Adopting it makes a requirement, which you can still change.`

/** What the agency made of it, and whether it changed since. */
function MadeOf({ pack: { adopted, packId }, to }: { pack: PackRow; to: ToScreen }) {
  if (!adopted) return null
  return (
    <small>
      <Link href={to(`/agency/requirements/${adopted.requirementId}`)}>{`Adopted on ${longDay(adopted.on)}`}</Link>
      {adopted.edition < adopted.latest ? (
        <>
          {' '}
          <Status state="soon">
            <Link href={to(`/agency/requirements/packs/${packId}`)}>It has changed since</Link>
          </Status>
        </>
      ) : null}
    </small>
  )
}
