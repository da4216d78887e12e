import { coverageInput, listCoverage } from '@/lib/directory/coverage'
import { anyoneCtx } from '@/lib/platform/context'
import { inWords } from '@/lib/platform/in-words'
import { USUAL_LOCALE } from '@/lib/platform/locales'
import { stateChoices, stateName } from '@/lib/platform/states'
import { Page, Split, Stack } from '../../../_ui/arrange'
import { Breadcrumb } from '../../../_ui/breadcrumb'
import { Button } from '../../../_ui/button'
import { Card } from '../../../_ui/card'
import { Empty } from '../../../_ui/empty'
import { SelectField } from '../../../_ui/form'
import { Link } from '../../../_ui/link'
import { rich } from '../../../_ui/rich'
import { PageTitle } from '../../../_ui/title'
import { publicMetadata } from '../../metadata'
import { directory } from '../messages'
import { CoverageMap } from './coverage-map'
import { CoverageTable } from './coverage-table'
import { coverage } from './messages'

const say = inWords(coverage, USUAL_LOCALE)
const sayTitle = inWords(directory, USUAL_LOCALE)

export const generateMetadata = () =>
  publicMetadata({ title: say('title'), description: say('description'), path: '/directory/coverage' })

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function CoveragePage({ searchParams }: Props) {
  const { state } = coverageInput.parse(await searchParams)
  const found = await listCoverage(anyoneCtx(), { state })
  const { areas, services, unplaced, within } = found
  return (
    <Page>
      <Breadcrumb items={[{ label: sayTitle('title'), href: '/directory' }, { label: say('title') }]} />
      <PageTitle
        title={state ? say('of', { state: stateName(state) }) : say('title')}
        lead={say('lead', { within, services })}
      />
      <form className="at-ask" action="/directory/coverage" aria-label={say('title')}>
        <SelectField
          label={say('state')}
          name="state"
          defaultValue={state ?? ''}
          empty={say('all')}
          options={stateChoices}
        />
        <Button type="submit">{say('show')}</Button>
      </form>
      <Split kind="side" className="at-section">
        {areas.length > 0 ? (
          <CoverageTable coverage={found} state={state} />
        ) : (
          <Empty title={say('nobody')}>{say('nobodyText')}</Empty>
        )}
        <Stack>
          <CoverageMap coverage={found} state={state} />
          <Card title={say('noneMeans')}>
            <p className="at-small">
              {rich(say.rich('noneText', { suggest: (chunks) => <Link href="/listings/new">{chunks}</Link> }))}
            </p>
          </Card>
          {unplaced > 0 ? <p className="at-small at-soft">{say('unplaced', { n: unplaced })}</p> : null}
        </Stack>
      </Split>
    </Page>
  )
}
