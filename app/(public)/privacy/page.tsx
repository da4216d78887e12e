import { Column as OneColumn, Page } from '../../_ui/arrange'
import { Link } from '../../_ui/link'
import { type Column, Table, TableFrame } from '../../_ui/table'
import { PageTitle } from '../../_ui/title'
import { WithContact } from '../contact'
import { publicMetadata } from '../metadata'
import { type Kept, kept, type Reader, readers } from './what-is-kept'

export const generateMetadata = () =>
  publicMetadata({
    title: 'Privacy and your record',
    description: 'What is kept about you, who sees it, for how long, and how a mistake is put right.',
    path: '/privacy',
  })

export default function PrivacyPage() {
  return (
    <Page>
      <OneColumn>
        <PageTitle
          title="Your record belongs to you"
          lead="It moves with you from agency to agency. This page says what is kept, who sees it, for how long, and how to have a mistake put right."
        />
      </OneColumn>
      <WhatIsKept />
      <WhoSeesIt />
      <OneColumn>
        <div className="at-prose at-section">
          <Corrections />
          <ThisSite />
          <Leaving />
        </div>
      </OneColumn>
    </Page>
  )
}

const keptColumns: Column<Kept>[] = [
  { key: 'what', head: 'What', header: true, cell: ({ what }) => what },
  { key: 'why', head: 'What for', cell: ({ why }) => why },
  { key: 'long', head: 'How long', cell: ({ howLong }) => howLong },
]

function WhatIsKept() {
  return (
    <section className="at-section" aria-labelledby="kept-h">
      <h2 id="kept-h">What is kept, and for how long</h2>
      <p className="at-measure">
        We keep what proof of training needs and no more: no date of birth, no home address, no Social Security number,
        no photograph of you.
      </p>
      <TableFrame className="at-gap">
        <Table labelledBy="kept-h" columns={keptColumns} rows={kept} rowKey={({ what }) => what} />
      </TableFrame>
    </section>
  )
}

const readerColumns: Column<Reader>[] = [
  { key: 'who', head: 'Who', header: true, cell: ({ who }) => who },
  { key: 'sees', head: 'Sees', cell: ({ sees }) => sees },
  { key: 'never', head: 'Does not see', cell: ({ never }) => never },
]

function WhoSeesIt() {
  return (
    <section className="at-section" aria-labelledby="readers-h">
      <h2 id="readers-h">Who sees it</h2>
      <TableFrame className="at-gap">
        <Table labelledBy="readers-h" columns={readerColumns} rows={readers} rowKey={({ who }) => who} />
      </TableFrame>
      <p className="at-measure">
        When somebody else opens your record, that is written down with the time, and you can read it: your record says
        who looked at it, and what an administrator gave as the reason. Nothing is sold, and nothing is given to
        advertisers. An agency that has to answer a lawful order or a public records request does so under its own
        rules, for what it can see.
      </p>
    </section>
  )
}

function Corrections() {
  return (
    <>
      <h2>If something is wrong</h2>
      <p>
        Ask your agency’s training coordinator. Say which entry it is and what would be right; if you have proof, show
        it.
      </p>
      <WithContact otherwise={null}>
        {(address) => (
          <p>
            If you have no coordinator, or the question is about this site and what it keeps, write to {address}. Send
            no passwords, codes or details of a case.
          </p>
        )}
      </WithContact>
      <p>
        A posted credit is never changed or deleted, by anybody. It is put right by a second entry that reverses it and
        says why, so that a report made last year can still be explained. A certificate that was issued with a mistake
        is replaced; whoever checks the old code is told so.
      </p>
      <p>
        A change of name is not a correction. Your new name is used from the day you give, earlier certificates keep the
        name they were issued with, and both belong to you.
      </p>
    </>
  )
}

function ThisSite() {
  return (
    <>
      <h2>This website</h2>
      <ul>
        <li>Cookies are set only to sign you in. Nothing follows you to or from other sites.</li>
        <li>No part of any page comes from another company: no fonts, no maps, no statistics, no embedded video.</li>
        <li>You can read every lesson, the calendar and the help page without saying who you are.</li>
        <li>There are no passwords. A code sent to your address opens your record, once and for ten minutes.</li>
        <li>Your record lists where you are signed in. Ending a session there works at once.</li>
        <li>The subject of a message from us never names a training, an agency or another person.</li>
      </ul>
    </>
  )
}

function Leaving() {
  return (
    <>
      <h2>The button “Leave this site”</h2>
      <p>
        It stands at the top of every page (on a phone it reads “Leave”) and opens a weather page at once. Where scripts
        are allowed it takes the place of the page you were on, and pressing Escape three times does the same. Without
        scripts, “back” leads there again. The button cannot clear the pages you opened before: those stay in the
        browser’s history until you delete them. On a shared or watched computer a private window is safer, and a device
        that the other person cannot reach is safer still. <Link href="/help">Who can help</Link>
      </p>
    </>
  )
}
