import { capital } from '@/lib/platform/words'
import { overdueBy } from '@/lib/platform/words-of-time'
import { Column, Grid, Page, Row, Section, Split, Stack } from '../../_ui/arrange'
import { Card, DueCard } from '../../_ui/card'
import { Empty } from '../../_ui/empty'
import { Icon, type IconName, Mark } from '../../_ui/icon'
import { Link } from '../../_ui/link'
import { Loading } from '../../_ui/loading'
import { Note, Offline, Problem } from '../../_ui/note'
import { Progress } from '../../_ui/progress'
import { Status, type StatusState } from '../../_ui/status'
import { ChosenTag, ChosenTags, Tag, Tags } from '../../_ui/tag'
import { PageTitle } from '../../_ui/title'
import { Verdict } from '../../_ui/verdict'
import { Folded } from './folded'
import { LONG, LONG_PLACE, Part, Specimen, State } from './specimen'

export function WordParts() {
  return (
    <Part title="Words">
      <Arrangements />
      <Titles />
      <Cards />
      <Notes />
      <Waiting />
      <Marks />
    </Part>
  )
}

const cards = ['First', 'Second', 'Third'].map((title) => (
  <Card key={title} title={title} level={3}>
    <p>One thing that stands by itself.</p>
  </Card>
))

function Arrangements() {
  return (
    <>
      <Specimen of="Page">
        <State name="The width of every page; the specimens stand in one">
          <Page>
            <p>A page.</p>
          </Page>
        </State>
      </Specimen>
      <Specimen of="Column">
        {[false, true].map((narrow) => (
          <State key={String(narrow)} name={narrow ? 'narrow' : 'default'}>
            <Column narrow={narrow}>
              <p>{LONG_PLACE} reads from top to bottom.</p>
            </Column>
          </State>
        ))}
      </Specimen>
      <Specimen of="Split">
        {(['side', 'begin', 'filters', 'half', 'map'] as const).map((kind) => (
          <State key={kind} name={kind}>
            <Split kind={kind}>{cards.slice(0, 2)}</Split>
          </State>
        ))}
      </Specimen>
      <Specimen of="Stack">
        <State name="default">
          <Stack>{cards.slice(0, 2)}</Stack>
        </State>
      </Specimen>
      <Specimen of="Grid">
        <State name="default">
          <Grid>{cards}</Grid>
        </State>
      </Specimen>
      <Specimen of="Row">
        <State name="default">
          <Row>
            <Tag>One</Tag>
            <Tag>Two</Tag>
          </Row>
        </State>
        <State name="between">
          <Row between>
            <Tag>One</Tag>
            <Tag>{LONG}</Tag>
          </Row>
        </State>
      </Specimen>
      <Specimen of="Section">
        <State name="with a count and a link aside">
          <Section id="shown-section" title={LONG_PLACE} count="3 modules" aside={<Link href="#ui-Section">All</Link>}>
            <p>What stands in the section.</p>
          </Section>
        </State>
      </Specimen>
    </>
  )
}

function Titles() {
  return (
    <>
      <Specimen of="PageTitle">
        <State name="with all there may be, and long words">
          <PageTitle
            above="Lesson 3 of 5"
            title={`Five people of ${LONG_PLACE} are overdue`}
            lead={`The first of them is ${LONG}.`}
            below={<Tag>Collaboration</Tag>}
          >
            <Link href="#ui-PageTitle">As of today</Link>
          </PageTitle>
        </State>
      </Specimen>
      <Specimen of="Verdict">
        {(['good', 'old', 'no'] as const).map((kind) => (
          <State key={kind} name={kind}>
            <Verdict kind={kind} title="This certificate stands in the record" lead={`Issued to ${LONG}.`}>
              <p>The facts follow.</p>
            </Verdict>
          </State>
        ))}
      </Specimen>
    </>
  )
}

const dueStates = ['overdue', 'soon', 'open', 'met'] as const

function Cards() {
  return (
    <>
      <Specimen of="Card">
        <State name="default">
          <Card title="Your record" level={3}>
            <p>Twelve hours this year.</p>
          </Card>
        </State>
        <State name="busy">
          <Card title="Your record" level={3} busy>
            <p>Being worked out.</p>
          </Card>
        </State>
        <State name="long words">
          <Card title={LONG_PLACE} level={3}>
            <p>{LONG}</p>
          </Card>
        </State>
      </Specimen>
      <Specimen of="DueCard">
        {dueStates.map((state) => (
          <State key={state} name={state}>
            <DueCard
              as="section"
              level={3}
              state={state}
              status={capital(overdueBy(11))}
              title={state === 'open' ? LONG_PLACE : 'Human trafficking: the first contact'}
              action={<Link href="#ui-DueCard">Begin</Link>}
            >
              <p>Everybody who was hired after January 1 owes it within a year.</p>
            </DueCard>
          </State>
        ))}
      </Specimen>
      <Specimen of="Empty">
        <State name="default">
          <Empty title="Nobody is overdue" level={3} actions={<Link href="#ui-Empty">See who falls due next</Link>}>
            The next training falls due on December 20.
          </Empty>
        </State>
      </Specimen>
    </>
  )
}

function Notes() {
  return (
    <>
      <Specimen of="Note">
        {(['info', 'caution', 'error', 'good'] as const).map((kind) => (
          <State key={kind} name={kind}>
            <Note kind={kind} title="The roster of December is loaded" level={3}>
              {`${LONG} and 11 more people are new.`}
            </Note>
          </State>
        ))}
      </Specimen>
      <Specimen of="Problem">
        <State name="default">
          <Folded words="Speaks when it appears">
            <Problem title="The list could not be loaded" again={<Link href="#ui-Problem">Try again</Link>}>
              Nothing was lost.
            </Problem>
          </Folded>
        </State>
      </Specimen>
      <Specimen of="Offline">
        <State name="default">
          <Folded words="Speaks when it appears">
            <Offline />
            <Offline>Three answers are kept on this device and will be sent when the connection returns.</Offline>
          </Folded>
        </State>
      </Specimen>
    </>
  )
}

function Waiting() {
  return (
    <>
      <Specimen of="Loading">
        <State name="a part">
          <Loading />
        </State>
        <State name="most of a screen">
          <Loading lines={8} />
        </State>
      </Specimen>
      <Specimen of="Progress">
        {[0, 2, 5].map((value) => (
          <State key={value} name={`${value} of 5`}>
            <Progress value={value} max={5} label="Lessons done" />
          </State>
        ))}
      </Specimen>
    </>
  )
}

const icons: readonly IconName[] = [
  ...(['changed', 'close', 'down', 'filter', 'half', 'leaving', 'menu', 'met', 'moved', 'new', 'off', 'open'] as const),
  ...(['out', 'overdue', 'refused', 'soon', 'state', 'up', 'waiting'] as const),
]
const states: readonly StatusState[] = [
  ...(['overdue', 'soon', 'open', 'half', 'met', 'waiting', 'off', 'refused', 'new', 'changed'] as const),
  ...(['moved', 'leaving'] as const),
]

function Marks() {
  return (
    <>
      <Specimen of="Status">
        {states.map((state) => (
          <State key={state} name={state}>
            <Status state={state}>{state === 'half' ? LONG_PLACE : capital(overdueBy(37))}</Status>
          </State>
        ))}
      </Specimen>
      <Specimen of="Icon">
        <State name="all">
          <Row>
            {icons.map((name) => (
              <span key={name} className="at-nowrap">
                <Icon name={name} /> {name}
              </span>
            ))}
          </Row>
        </State>
      </Specimen>
      <Specimen of="Mark">
        <State name="default">
          <span className="at-mark">
            <Mark />
            Attest
          </span>
        </State>
      </Specimen>
      <Specimen of="Tag">
        <State name="default">
          <Tag>Collaboration</Tag>
        </State>
      </Specimen>
      <Specimen of="Tags">
        <State name="several, and long words">
          <Tags items={['Collaboration', 'Integration', LONG_PLACE, LONG]} />
        </State>
      </Specimen>
      <Specimen of="ChosenTag">
        <State name="default">
          <ChosenTag label="Collaboration" removeHref="#ui-ChosenTag" />
        </State>
        <State name="long words">
          <ChosenTag label={LONG} removeHref="#ui-ChosenTag" />
        </State>
      </Specimen>
      <Specimen of="ChosenTags">
        <State name="several, and long words">
          <ChosenTags
            label="What was asked"
            items={['Collaboration', 'California', LONG].map((label) => ({ label, removeHref: '#ui-ChosenTags' }))}
          />
        </State>
      </Specimen>
    </>
  )
}
