import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { Column, Page } from '@/app/_ui/arrange'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { PageTitle } from '@/app/_ui/title'
import { findModule } from '@/app/(public)/modules/find'
import { TestStart } from './test-start'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ slug: string }> }

const find = cache((slug: string) => findModule(slug, undefined))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const module = await find((await params).slug)
  return { title: module ? `Test · ${module.title}` : 'We cannot show this page' }
}

/** The rules of the test, before it is started. */
export default async function TestPage({ params }: Props) {
  const module = await find((await params).slug)
  if (!module) notFound()
  return (
    <Page>
      <Breadcrumb
        items={[
          { label: 'My training', href: '/training' },
          { label: module.title, href: `/modules/${module.slug}` },
          { label: 'Test' },
        ]}
      />
      <Column>
        <PageTitle title="Before you take the test" lead={module.title} />
        <TestStart slug={module.slug} rules={module.testRules} />
      </Column>
    </Page>
  )
}
