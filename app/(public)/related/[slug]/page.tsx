import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { Column, Page } from '@/app/_ui/arrange'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { LinkButton } from '@/app/_ui/button'
import { Facts } from '@/app/_ui/facts'
import { Link } from '@/app/_ui/link'
import { Note } from '@/app/_ui/note'
import { PageTitle } from '@/app/_ui/title'
import { audienceWords } from '@/lib/catalog/reference'
import { hours, joined } from '@/lib/platform/words'
import { modeNames } from '@/lib/related/fields'
import type { RelatedItem } from '@/lib/related/inputs'
import { publicMetadata } from '../../metadata'
import { findRelated } from '../find'
import { LinkChecked } from '../related-row'

type Props = { params: Promise<{ slug: string }> }

const find = cache(findRelated)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const course = await find((await params).slug)
  if (!course) return { title: 'We cannot show this page' }
  const { slug, title, summary: description } = course
  return publicMetadata({ title, description, path: `/related/${slug}` })
}

export default async function RelatedCoursePage({ params }: Props) {
  const course = await find((await params).slug)
  if (!course) notFound()
  return (
    <Page>
      <Breadcrumb items={[{ label: 'Training elsewhere', href: '/related' }, { label: course.title }]} />
      <PageTitle title={course.title} lead={course.summary} above={`A course of ${course.provider}`}>
        <LinkButton href={course.url}>Go to the course</LinkButton>
        <LinkButton variant="outline" href={`/training/claims/new?related=${course.slug}`}>
          I took this
        </LinkButton>
      </PageTitle>
      <Column>
        <Facts items={factsOf(course)} />
        <Note className="at-section" title="It is taken there, not here">
          <p>
            The link leaves Attest and is not an endorsement. The certificate comes from {course.provider}; ask your
            agency whether it accepts the course before you spend the time. Once you took it, bring it in: your agency
            decides whether it counts.
          </p>
        </Note>
      </Column>
    </Page>
  )
}

const factsOf = (course: RelatedItem) => [
  { label: 'Given by', value: course.provider },
  { label: 'Page', value: <Link href={course.url}>{new URL(course.url).hostname.replace(/^www\./, '')}</Link> },
  { label: 'Link', value: <LinkChecked course={course} /> },
  { label: 'Hours', value: course.minutes === null ? 'Its provider states none' : hours(course.minutes) },
  { label: 'How', value: modeNames[course.mode] },
  { label: 'Cost', value: course.cost },
  {
    label: 'For',
    value: audienceWords(course.audiences).replace(/^For (\w)/, (_, first: string) => first.toUpperCase()),
  },
  course.leadsTo ? { label: 'Leads to', value: course.leadsTo } : null,
  course.priorities.length > 0
    ? { label: 'Priorities', value: joined(course.priorities.map(({ name }) => name)) }
    : null,
  course.topics.length > 0 ? { label: 'Topics', value: joined(course.topics.map(({ name }) => name)) } : null,
]
