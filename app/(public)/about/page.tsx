import { Column, Page } from '../../_ui/arrange'
import { Link } from '../../_ui/link'
import { PageTitle } from '../../_ui/title'
import { publicMetadata } from '../metadata'

export const generateMetadata = () =>
  publicMetadata({
    title: 'About',
    description: 'What Attest keeps, what you can rely on, and what it is not.',
    path: '/about',
  })

export default function AboutPage() {
  return (
    <Page>
      <Column>
        <PageTitle
          title="One record of who completed what"
          lead="Officers, advocates and allied professionals learn from many places. Attest keeps what they completed in one record that stands up when somebody asks."
        />
        <div className="at-prose">
          <WhatItDoes />
          <h2>What you can rely on</h2>
          <ul>
            <li>A credit is entered once and never changed. A mistake is reversed in the open.</li>
            <li>Every due date explains itself: the rule and its edition, what counted, what did not, and why.</li>
            <li>Any figure can be asked for as of any day, and comes out the same.</li>
            <li>A certificate can be checked by anybody who holds its code, without an account.</li>
            <li>No agency sees another’s people.</li>
          </ul>
          <h2>Three priorities</h2>
          <p>
            The Office for Victims of Crime names three priorities for training on human trafficking. Modules, events
            and credits carry them.
          </p>
          <ul>
            <li>
              <b>Collaboration:</b> stronger working links between victim services and law enforcement.
            </li>
            <li>
              <b>Integration:</b> knowledge of trafficking in the services and professions that meet victims first.
            </li>
            <li>
              <b>Grantee capacity:</b> the means to serve every kind of trafficking victim.
            </li>
          </ul>
          <h2>What Attest is not</h2>
          <p>
            Attest is not a government website, and no office of the government runs or endorses it. It does not certify
            anybody for a profession: your state’s standards board or your employer decides what a training is worth. It
            is not a place to report a crime or to ask for shelter; <Link href="/help">the help page</Link> says who
            answers.
          </p>
          <h2>For programs as well as people</h2>
          <p>
            Everything the screens can do, a program can do too, with the same permissions. See the{' '}
            <Link href="/developers">API documentation</Link>.
          </p>
        </div>
      </Column>
    </Page>
  )
}

function WhatItDoes() {
  return (
    <>
      <h2>What it does</h2>
      <ul>
        <li>
          <b>For you:</b> <Link href="/modules">modules</Link> to read and be tested on, a{' '}
          <Link href="/calendar">calendar</Link> of events, and a record that moves with you, with certificates that{' '}
          <Link href="/verify">anyone can verify</Link>.
        </li>
        <li>
          <b>For an agency:</b> who has not done what by when, and why, today or on any past day.
        </li>
        <li>
          <b>For an organizer:</b> one page to post an event, and a public calendar and feed that everybody can follow.
        </li>
      </ul>
    </>
  )
}
