'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import type * as z from 'zod/mini'
import { AsAsked } from '@/app/_ui/as-asked'
import { count, countWords } from '@/lib/platform/words'
import { dayHere, longDay } from '@/lib/platform/words-of-time'
import { type KeptRelated, listKeptRelatedInput } from '@/lib/related/inputs'
import { takenWords } from '@/lib/related/words'
import { api } from '../../../_client/api'
import { Loaded } from '../../../_client/loaded'
import { Said } from '../../../_client/said'
import { Button, LinkButton } from '../../../_ui/button'
import { Empty } from '../../../_ui/empty'
import { TextField } from '../../../_ui/form'
import { Item, List } from '../../../_ui/list'
import { Pager } from '../../../_ui/pager'
import { Status } from '../../../_ui/status'
import { Tabs } from '../../../_ui/tabs'
import { PageTitle } from '../../../_ui/title'
import { ModerationTabs } from '../moderation-tabs'

type Asked = z.infer<typeof listKeptRelatedInput>
const tabNames = { waiting: 'Waiting', due: 'Links due', listed: 'Listed', retired: 'Retired' } as const

const saved: Record<string, string> = {
  listed: 'Listed',
  returned: 'Returned',
  changed: 'The change is saved',
  checked: 'The link is checked',
  retired: 'Retired',
}

const hrefOf = ({ which, q, page }: Asked) => {
  const params = new URLSearchParams({ which, ...(q ? { q } : {}), ...(page > 1 ? { page: String(page) } : {}) })
  return `/moderation/trainings?${params}`
}

/** What moderators keep: suggestions that wait, links that are due, what is listed and what was retired. */
export function TrainingsScreen() {
  const address = useSearchParams()
  const asked = listKeptRelatedInput.parse(Object.fromEntries(address))
  const query = useQuery(api.related.listKeptRelated.queryOptions({ input: asked, placeholderData: keepPreviousData }))
  const done = saved[address.get('saved') ?? '']
  return (
    <Loaded query={query} lines={8}>
      {({ counts, items, total, page, pages }) => (
        <>
          <PageTitle
            title={titleOf(counts)}
            lead="Courses that other organizations give. Open the link of each before it is listed, and again twice a year."
          >
            <LinkButton href="/suggestions/new" variant="outline">
              Suggest a course
            </LinkButton>
          </PageTitle>
          <ModerationTabs current="/moderation/trainings" />
          <Said words={done} />
          <div className="at-row at-gap">
            <Tabs
              label="Which courses"
              items={(Object.keys(tabNames) as Asked['which'][]).map((which) => ({
                href: hrefOf({ which, q: '', page: 1 }),
                label: `${tabNames[which]} ${counts[which]}`,
                current: which === asked.which,
              }))}
            />
          </div>
          <Words key={`${asked.which} ${asked.q}`} asked={asked} />
          <Courses items={items} asked={asked} total={total} />
          <Pager
            label="Courses"
            place={`Page ${page} of ${pages}`}
            previous={page > 1 ? { href: hrefOf({ ...asked, page: page - 1 }) } : null}
            next={page < pages ? { href: hrefOf({ ...asked, page: page + 1 }) } : null}
          />
        </>
      )}
    </Loaded>
  )
}

function titleOf({ waiting, due }: { waiting: number; due: number }): string {
  if (waiting > 0) return `${countWords(waiting, 'suggested course')} ${waiting === 1 ? 'waits' : 'wait'}`
  return due > 0 ? `${countWords(due, 'link')} ${due === 1 ? 'is' : 'are'} due` : 'No course waits for you'
}

function Words({ asked }: { asked: Asked }) {
  return (
    <form action="/moderation/trainings" className="at-row at-row--end at-gap">
      <AsAsked />
      <input type="hidden" name="which" value={asked.which} />
      <TextField label="Words" name="q" type="search" defaultValue={asked.q} />
      <Button type="submit" variant="outline">
        Find it
      </Button>
    </form>
  )
}

const nothing: Record<Asked['which'], string> = {
  waiting: 'Nothing waits for a decision',
  due: 'Every link was opened within half a year',
  listed: 'No course is listed',
  retired: 'No course was retired',
}

function Courses({ items, asked, total }: { items: readonly KeptRelated[]; asked: Asked; total: number }) {
  if (items.length === 0) return <Empty title={asked.q ? 'No course here has these words' : nothing[asked.which]} />
  return (
    <>
      <p className="at-soft at-gap">{count(total, 'course')}</p>
      <List>
        {items.map((course) => (
          <Course key={course.relatedId} course={course} />
        ))}
      </List>
    </>
  )
}

function Course({ course }: { course: KeptRelated }) {
  const { relatedId, title, provider, status, own, similar, linkCheckedOn, updatedAt } = course
  return (
    <Item
      title={title}
      level={2}
      href={`/moderation/trainings/${relatedId}`}
      meta={[
        provider,
        takenWords(course),
        linkCheckedOn ? `Link checked ${longDay(linkCheckedOn)}` : `Last changed ${longDay(dayHere(updatedAt))}`,
      ]}
    >
      {own && status !== 'listed' ? <p className="at-small at-soft">Yours: another moderator decides.</p> : null}
      {similar.length > 0 ? (
        <p>
          <Status state="soon">Probably there already</Status>
        </p>
      ) : null}
    </Item>
  )
}
