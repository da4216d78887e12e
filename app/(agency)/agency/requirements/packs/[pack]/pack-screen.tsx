'use client'
import { useQuery } from '@tanstack/react-query'
import { useParams, useRouter, useSearchParams } from 'next/navigation'
import { api } from '@/app/_client/api'
import { Loaded } from '@/app/_client/loaded'
import { Said } from '@/app/_client/said'
import { PackCard } from '@/app/_packs/pack-card'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Link } from '@/app/_ui/link'
import { Note } from '@/app/_ui/note'
import { PageTitle } from '@/app/_ui/title'
import { getPackInput, type PackDetail } from '@/lib/mandates/inputs'
import { holdingNames, leadWords } from '@/lib/mandates/words'
import { longDay } from '@/lib/platform/words-of-time'
import { type Agency, ForAgency, type ToScreen } from '../../../../_agency'
import { AdoptForm } from './adopt-form'
import { ChangedPack } from './changed-pack'

/** One pack: what it asks, how sure that is, and what follows for the agency if it adopts it. */
export function PackScreen() {
  const { pack } = useParams<{ pack: string }>()
  return <ForAgency lines={10}>{(agency, to) => <Found packId={pack} agency={agency} to={to} />}</ForAgency>
}

type Shown = { agency: Agency; to: ToScreen }

function Found({ packId, agency, to }: Shown & { packId: string }) {
  const { agencyId } = agency
  const search = useSearchParams()
  const asked = getPackInput.parse({ packId, agencyId, readingsPage: search.get('readings') ?? 1 })
  const query = useQuery(
    api.mandates.getPack.queryOptions({
      input: asked,
      refetchOnWindowFocus: false,
      // Another page of its readings; never another pack.
      placeholderData: (before) => (before?.packId === packId ? before : undefined),
    }),
  )
  const saved = savedWords[search.get('saved') ?? '']
  return (
    <Loaded query={query} lines={10}>
      {(pack) => (
        <>
          <Breadcrumb
            items={[
              { label: 'Requirements', href: to('/agency/requirements') },
              { label: 'Mandate packs', href: to('/agency/requirements/packs') },
              { label: pack.title },
            ]}
          />
          <PageTitle title={pack.title} lead={pack.says} />
          <div className="at-stack">
            <Said words={saved} />
            <Adoptions pack={pack} agency={agency} to={to} />
            <PackCard
              pack={pack}
              readingsHref={(page) => to(`/agency/requirements/packs/${packId}?readings=${page}`)}
            />
            <WayIn pack={pack} agency={agency} to={to} />
          </div>
        </>
      )}
    </Loaded>
  )
}

const savedWords: Record<string, string> = {
  taken: 'The change is taken over as a new version',
  kept: 'The requirement stays as it is',
}

type Props = Shown & { pack: PackDetail }

/** What changed is answered for one requirement after the other. */
function Adoptions({ pack, agency, to }: Props) {
  const asked = changedIn(pack)
  return pack.adoptions.map((adoption) => (
    <Note key={adoption.requirementId} kind={adoption.before ? 'caution' : 'good'} title={adoptedTitle(adoption)}>
      <p>
        <Link href={to(`/agency/requirements/${adoption.requirementId}`)}>{adoption.name}</Link>
        {`: adopted by ${adoption.by} on ${longDay(adoption.on)}${adoption.readOn ? ', who had read the source.' : '.'}`}
      </p>
      {adoption === asked && adoption.before ? (
        <ChangedPack adoption={adoption} before={adoption.before} pack={pack} agency={agency} to={to} />
      ) : null}
    </Note>
  ))
}

const changedIn = ({ adoptions }: PackDetail) => adoptions.find(({ before }) => before !== null)

const adoptedTitle = ({ before }: PackDetail['adoptions'][number]) =>
  before ? 'This pack has changed since you adopted it' : 'Your agency has adopted this pack'

/** How it becomes a requirement, or why it cannot. */
function WayIn(props: Props) {
  const router = useRouter()
  const { pack, to } = props
  if (pack.status === 'lead')
    return (
      <Note title="This is a lead, not a rule to adopt">
        {leadWords(pack)} It stands here so that it can be looked for.
      </Note>
    )
  if (!pack.rule || !pack.adoptable)
    return (
      <Note title={pack.missing.length > 0 ? 'No requirement can be made of this pack' : 'It does not hold today'}>
        <ul>
          {pack.missing.map((each) => (
            <li key={each}>{each}</li>
          ))}
          {pack.missing.length === 0 ? <li>{holdingNames[pack.holds]}.</li> : null}
        </ul>
      </Note>
    )
  if (changedIn(pack)) return null
  if (!pack.mayAdopt) return <Note>The agency’s coordinator can adopt it.</Note>
  const done = (requirementId: string) => router.push(to(`/agency/requirements/${requirementId}?saved=adopted`))
  const form = (
    <AdoptForm
      {...props}
      rule={pack.rule}
      editHref={to(`/agency/requirements/new?pack=${pack.packId}`)}
      onDone={done}
    />
  )
  if (pack.adoptions.length === 0) return form
  return (
    <details>
      <summary>Adopt it once more, for others</summary>
      <div className="at-gap">{form}</div>
    </details>
  )
}
