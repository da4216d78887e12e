import { Page, Row, Split, Stack } from '@/app/_ui/arrange'
import { LinkButton } from '@/app/_ui/button'
import { Empty } from '@/app/_ui/empty'
import { Link } from '@/app/_ui/link'
import { List } from '@/app/_ui/list'
import { Note } from '@/app/_ui/note'
import { Pager } from '@/app/_ui/pager'
import { ChosenTags } from '@/app/_ui/tag'
import { PageTitle } from '@/app/_ui/title'
import { anyoneCtx } from '@/lib/platform/context'
import { count } from '@/lib/platform/words'
import { listRelatedInput, type RelatedFilter, type RelatedList } from '@/lib/related/inputs'
import { listRelated } from '@/lib/related/queries'
import { publicMetadata } from '../metadata'
import { relatedHref, relatedQuery } from './address'
import { chosenIn } from './chosen'
import { RelatedFilters } from './related-filters'
import { RelatedRow } from './related-row'

export const generateMetadata = () =>
  publicMetadata({
    title: 'Training elsewhere',
    description:
      'Courses of other organizations for people who meet victims, with their hours, cost and a checked link.',
    path: '/related',
  })

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function RelatedPage({ searchParams }: Props) {
  const filter = listRelatedInput.parse(await searchParams)
  const list = await listRelated(anyoneCtx(), filter)
  return (
    <Page>
      <PageTitle
        title="Training elsewhere"
        lead="Courses that other organizations give. They are taken there, and their certificates come from there."
      >
        <LinkButton href="/suggestions/new" variant="outline">
          Suggest a course
        </LinkButton>
      </PageTitle>
      <Split kind="filters">
        <div>
          <RelatedFilters key={relatedHref(filter)} filter={filter} list={list} />
        </div>
        <div>
          <Found filter={filter} list={list} />
          {list.items.length > 0 ? (
            <List className="at-gap">
              {list.items.map((course) => (
                <RelatedRow key={course.slug} course={course} level={2} />
              ))}
            </List>
          ) : null}
          <Pager
            label="Courses"
            place={`Page ${list.page} of ${list.pages}`}
            previous={list.page > 1 ? { href: relatedHref({ ...filter, page: list.page - 1 }) } : null}
            next={list.page < list.pages ? { href: relatedHref({ ...filter, page: list.page + 1 }) } : null}
          />
          <Below filter={filter} total={list.total} />
        </div>
      </Split>
    </Page>
  )
}

function Found({ filter, list }: { filter: RelatedFilter; list: RelatedList }) {
  const asked = chosenIn(filter, list.facets)
  const chosen = <ChosenTags label="What was asked" items={asked} />
  if (list.total === 0)
    return (
      <Stack>
        {chosen}
        <NothingFound narrowed={asked.length > 0} />
      </Stack>
    )
  return (
    <>
      {list.onlyClose ? (
        <Note kind="caution">{`No course has the words “${filter.q}”. These have words like them.`}</Note>
      ) : null}
      <Row>
        <p>
          <b>{count(list.total, 'course')}</b>
        </p>
        {chosen}
      </Row>
    </>
  )
}

function NothingFound({ narrowed }: { narrowed: boolean }) {
  return narrowed ? (
    <Empty
      title="No course fits"
      actions={
        <LinkButton href="/related" variant="outline">
          Show all courses
        </LinkButton>
      }
    >
      Take a filter away, or use fewer or other words.
    </Empty>
  ) : (
    <Empty title="No course is listed yet" actions={<LinkButton href="/suggestions/new">Suggest a course</LinkButton>}>
      A moderator opens the link of each suggestion before it is listed here.
    </Empty>
  )
}

function Below({ filter, total }: { filter: RelatedFilter; total: number }) {
  const query = relatedQuery(filter).toString()
  return (
    <p className="at-small at-soft at-gap">
      <Link href="/suggestions">Courses I suggested</Link>. Links leave Attest and are not an endorsement. Whether an
      agency accepts a course is for the agency to say.
      {total > 0 ? (
        <>
          {' '}
          <Link href={`/api/v1/related-trainings.csv${query ? `?${query}` : ''}`}>These courses as a file (CSV)</Link>
        </>
      ) : null}
    </p>
  )
}
