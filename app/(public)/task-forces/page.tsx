import { listContactLines } from '@/lib/directory/queries'
import { anyoneCtx } from '@/lib/platform/context'
import { inWords } from '@/lib/platform/in-words'
import { USUAL_LOCALE } from '@/lib/platform/locales'
import { findTaskForces } from '@/lib/task-forces/finding'
import { findTaskForcesInput } from '@/lib/task-forces/inputs'
import { Page } from '../../_ui/arrange'
import { Link } from '../../_ui/link'
import { ChosenTags } from '../../_ui/tag'
import { PageTitle } from '../../_ui/title'
import { publicMetadata } from '../metadata'
import { taskForcesHref } from './address'
import { chosenIn } from './chosen'
import { KindsExplained } from './kinds-explained'
import { finding } from './messages'
import { Results } from './results'
import { TaskForceFilters } from './task-force-filters'

const say = inWords(finding, USUAL_LOCALE)

export const generateMetadata = () =>
  publicMetadata({ title: say('title'), description: say('description'), path: '/task-forces' })

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function TaskForcesPage({ searchParams }: Props) {
  const ctx = anyoneCtx()
  const { page, ...filter } = findTaskForcesInput.parse(await searchParams)
  const [found, lines] = await Promise.all([findTaskForces(ctx, { ...filter, page }), listContactLines(ctx)])
  return (
    <Page>
      <PageTitle title={say('title')} lead={say('lead')} />
      <TaskForceFilters key={taskForcesHref(filter)} filter={filter} place={found.place} />
      <ChosenTags label={say('chosen')} items={chosenIn(filter)} />
      <Results filter={filter} found={found} lines={lines.items} />
      <KindsExplained />
      <p className="at-small at-gap">
        <Link href="/directory">{say('directory')}</Link>
        {' · '}
        <Link href="/directory/coverage">{say('coverage')}</Link>
      </p>
    </Page>
  )
}
