import { Page, Section, Split, Stack } from '@/app/_ui/arrange'
import { LinkButton } from '@/app/_ui/button'
import { Empty } from '@/app/_ui/empty'
import { Item, List } from '@/app/_ui/list'
import { Note } from '@/app/_ui/note'
import { Pager } from '@/app/_ui/pager'
import { ChosenTags, Tags } from '@/app/_ui/tag'
import { PageTitle } from '@/app/_ui/title'
import { listModulesInput, type ModuleFilter, type ModuleItem, type ModuleList } from '@/lib/catalog/inputs'
import { listModules } from '@/lib/catalog/queries'
import { audienceWords } from '@/lib/catalog/reference'
import { anyoneCtx } from '@/lib/platform/context'
import { count, hours } from '@/lib/platform/words'
import { listRelated } from '@/lib/related/queries'
import { publicMetadata } from '../metadata'
import { modulesHref } from './address'
import { chosenIn } from './chosen'
import { Elsewhere, sharedOf } from './elsewhere'
import { ModuleFilters } from './module-filters'
import { MyStanding } from './my-standing'

export const generateMetadata = () =>
  publicMetadata({
    title: 'Modules',
    description: 'Self-paced training modules for people who meet victims: free, and every lesson open to read.',
    path: '/modules',
  })

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ModulesPage({ searchParams }: Props) {
  const filter = listModulesInput.parse(await searchParams)
  const [list, elsewhere] = await Promise.all([
    listModules(anyoneCtx(), filter),
    listRelated(anyoneCtx(), sharedOf(filter)),
  ])
  return (
    <Page>
      <PageTitle
        title="Modules"
        lead="Self-paced, free, and yours to stop and resume. A passed test earns the hours shown."
      />
      <Split kind="filters">
        <div>
          <ModuleFilters key={modulesHref(filter)} filter={filter} list={list} />
        </div>
        <div>
          <Found filter={filter} list={list} />
          {list.sections.map(({ id, name, count: inSection, modules }) => (
            <Section key={id} id={id} title={`${name} `} count={count(inSection, 'module')}>
              <List>
                {modules.map((module) => (
                  <ModuleRow key={module.slug} module={module} />
                ))}
              </List>
            </Section>
          ))}
          <Pager
            label="Modules"
            place={`Page ${list.page} of ${list.pages}`}
            previous={list.page > 1 ? { href: modulesHref({ ...filter, page: list.page - 1 }) } : null}
            next={list.page < list.pages ? { href: modulesHref({ ...filter, page: list.page + 1 }) } : null}
          />
          <Elsewhere filter={filter} found={elsewhere} />
        </div>
      </Split>
    </Page>
  )
}

function Found({ filter, list }: { filter: ModuleFilter; list: ModuleList }) {
  const chosen = <ChosenTags label="What was asked" items={chosenIn(filter, list.facets)} />
  if (list.total === 0) {
    return (
      <Stack>
        {chosen}
        <Empty
          title="No module fits"
          actions={
            <LinkButton href="/modules" variant="outline">
              Show all modules
            </LinkButton>
          }
        >
          {filter.q
            ? `Nothing has the words “${filter.q}” with these filters. Fewer or other words may help.`
            : 'Take a filter away, or start over.'}
        </Empty>
      </Stack>
    )
  }
  return (
    <>
      {list.onlyClose ? (
        <Note kind="caution">{`No module has the words “${filter.q}”. These have words like them.`}</Note>
      ) : null}
      <div className="at-row">
        <p>
          <b>{count(list.total, 'module')}</b>
        </p>
        {chosen}
      </div>
    </>
  )
}

function ModuleRow({ module }: { module: ModuleItem }) {
  return (
    <Item
      title={module.title}
      href={`/modules/${module.slug}`}
      aside={
        <>
          <b>{hours(module.creditMinutes)}</b>
          <MyStanding slug={module.slug} />
        </>
      }
      meta={[
        audienceWords(module.audiences),
        <Tags key="priorities" items={module.priorities.map(({ name }) => name)} />,
      ]}
    >
      {module.summary}
    </Item>
  )
}
