import { type Coverage, coverageInput, listCoverage } from '@/lib/directory/coverage'
import { anyoneCtx } from '@/lib/platform/context'
import { DomainError } from '@/lib/platform/errors'
import { inWords } from '@/lib/platform/in-words'
import { USUAL_LOCALE } from '@/lib/platform/locales'
import { stateName } from '@/lib/platform/states'
import { type ForceCoverage, getForceCoverage, listForcesToCover } from '@/lib/task-forces/coverage'
import { Page, Split, Stack } from '../../../_ui/arrange'
import { Breadcrumb } from '../../../_ui/breadcrumb'
import { Card } from '../../../_ui/card'
import { Empty } from '../../../_ui/empty'
import { Link } from '../../../_ui/link'
import { rich } from '../../../_ui/rich'
import { PageTitle } from '../../../_ui/title'
import { publicMetadata } from '../../metadata'
import { directory } from '../messages'
import { CoverageFilters } from './coverage-filters'
import { CoverageMap } from './coverage-map'
import { CoverageTable } from './coverage-table'
import { coverage } from './messages'

const say = inWords(coverage, USUAL_LOCALE)
const sayTitle = inWords(directory, USUAL_LOCALE)

export const generateMetadata = () =>
  publicMetadata({ title: say('title'), description: say('description'), path: '/directory/coverage' })

type Asked = Record<string, string | string[] | undefined>
type Props = { searchParams: Promise<Asked> }

/** The area of one task force, where the address names one; else a state by county, or the country by state. */
async function coverageFor(asked: Asked) {
  const ctx = anyoneCtx()
  const { state } = coverageInput.parse(asked)
  const force = typeof asked.force === 'string' && asked.force ? await ofForce(asked.force) : null
  if (force) return { found: force, state: force.force.state, force: force.force }
  return { found: await listCoverage(ctx, { state }), state, force: null }
}

/** A task force that nobody knows narrows nothing. */
const ofForce = (slug: string): Promise<ForceCoverage | null> =>
  getForceCoverage(anyoneCtx(), { slug }).catch((error) => {
    if (error instanceof DomainError && error.kind === 'not-found') return null
    throw error
  })

export default async function CoveragePage({ searchParams }: Props) {
  const [{ found, state, force }, forces] = await Promise.all([
    searchParams.then(coverageFor),
    listForcesToCover(anyoneCtx()),
  ])
  const { services, within } = found
  const place = force?.name ?? (state ? stateName(state) : null)
  return (
    <Page>
      <Breadcrumb items={[{ label: sayTitle('title'), href: '/directory' }, { label: say('title') }]} />
      <PageTitle
        title={place ? say('of', { state: place }) : say('title')}
        lead={force ? say('forceLead', { within, services }) : say('lead', { within, services })}
      >
        {force ? <Link href={`/task-forces/${force.slug}`}>{say('forceBack')}</Link> : null}
      </PageTitle>
      <CoverageFilters state={force ? undefined : state} force={force?.slug} forces={forces} />
      <Found found={found} state={state} isForce={force !== null} />
    </Page>
  )
}

type FoundProps = { found: Coverage; state: string | undefined; isForce: boolean }

function Found({ found, state, isForce }: FoundProps) {
  const { areas, unplaced } = found
  return (
    <Split kind="side" className="at-section">
      {areas.length > 0 ? (
        <CoverageTable coverage={found} state={state} isForce={isForce} />
      ) : (
        <Empty title={isForce ? say('forceNobody') : say('nobody')}>
          {isForce ? say('forceNobodyText') : say('nobodyText')}
        </Empty>
      )}
      <Stack>
        <CoverageMap coverage={found} state={state} isForce={isForce} />
        <Card title={say('noneMeans')}>
          <p className="at-small">
            {rich(say.rich('noneText', { suggest: (chunks) => <Link href="/listings/new">{chunks}</Link> }))}
          </p>
          {isForce ? <p className="at-small">{say('pointsNote')}</p> : null}
        </Card>
        {unplaced > 0 ? <p className="at-small at-soft">{say('unplaced', { n: unplaced })}</p> : null}
      </Stack>
    </Split>
  )
}
