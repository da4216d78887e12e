import { listModules } from '@/lib/catalog/queries'
import { mapListings } from '@/lib/directory/finding'
import { listContactLines } from '@/lib/directory/queries'
import { listCalendar } from '@/lib/events/calendar'
import type { CalendarItem } from '@/lib/events/shapes'
import { placeWords, sessionWords } from '@/lib/events/words'
import { anyoneCtx } from '@/lib/platform/context'
import { count, hours } from '@/lib/platform/words'
import { Grid, Page, Section, Split } from '../_ui/arrange'
import { Button, LinkButton } from '../_ui/button'
import { Card } from '../_ui/card'
import { TextField } from '../_ui/form'
import { Link } from '../_ui/link'
import { Item, List, Meta } from '../_ui/list'
import { Doors } from './_home/doors'
import { NearFinder } from './_home/near-finder'
import { OwnRecord } from './_home/own-record'
import { ReachPicture } from './_home/reach-picture'
import { ReportBand } from './_home/report-band'
import { publicMetadata } from './metadata'

export const generateMetadata = () =>
  publicMetadata({
    title: 'Training and proof of training · Attest',
    description: 'Training for people who meet victims, and a record of it that anyone can verify.',
    path: '/',
    whole: true,
  })

export default async function HomePage() {
  const ctx = anyoneCtx()
  const [modules, calendar, map, lines] = await Promise.all([
    listModules(ctx, {}),
    listCalendar(ctx),
    mapListings(ctx),
    listContactLines(ctx),
  ])
  return (
    <>
      <div className="at-hero">
        <Page>
          <Split kind="hero">
            <div>
              <h1>Learn it once. Prove it anywhere.</h1>
              <p className="at-lead">
                Attest is where officers, advocates and allied professionals train to meet victims well, and where every
                hour they complete is kept as a record that anyone can verify.
              </p>
              <p className="at-row">
                <LinkButton href="/modules">Find a module</LinkButton>
                <OwnRecord />
              </p>
              <p className="at-small at-soft">
                Modules are free and self-paced. You can read every lesson without an account; sign in to take the test
                and earn credit.
              </p>
              <NearFinder />
            </div>
            <ReachPicture dots={map.dots} />
          </Split>
        </Page>
      </div>
      <Page>
        <Doors />
        <Priorities modules={Object.fromEntries(modules.facets.priority.map(({ id, count }) => [id, count]))} />
        <Split kind="half">
          <ComingUp items={calendar.items.filter(({ status }) => status === 'published').slice(0, 3)} />
          <VerifyCard />
        </Split>
      </Page>
      <ReportBand lines={lines.items} />
    </>
  )
}

function VerifyCard() {
  return (
    <Card title="Verify a certificate" id="check" className="at-section">
      <form action="/verify">
        <TextField
          label="Code"
          name="code"
          hint="It is printed under the square pattern and looks like AT-7K4M-2QX9-D3R8F."
          autoComplete="off"
          spellCheck={false}
        />
        <p>
          <Button type="submit" variant="outline">
            Verify
          </Button>
        </p>
      </form>
    </Card>
  )
}

const priorities = [
  {
    id: 'collaboration',
    name: 'Collaboration',
    words:
      'Officers and service providers who know each other work better cases. Joint training for both sides of the table.',
  },
  {
    id: 'integration',
    name: 'Integration',
    words:
      'Trafficking knowledge for people who meet victims first: child welfare, juvenile justice, runaway and homeless youth programs.',
  },
  {
    id: 'grantee-capacity',
    name: 'Grantee capacity',
    words: 'Help for grantees to serve every kind of trafficking victim, from the first call to long-term housing.',
  },
]

function Priorities({ modules }: { modules: Record<string, number> }) {
  return (
    <Section id="priorities" title="Three priorities, one record">
      <Grid>
        {priorities.map(({ id, name, words }) => (
          <Card key={id} title={<Link href={`/priorities/${id}`}>{name}</Link>} level={3}>
            <p>{words}</p>
            <p className="at-small at-soft">{count(modules[id] ?? 0, 'module')}</p>
          </Card>
        ))}
      </Grid>
    </Section>
  )
}

function ComingUp({ items }: { items: readonly CalendarItem[] }) {
  return (
    <Section id="next" title="Coming up" aside={<Link href="/calendar">The whole calendar</Link>}>
      {items.length === 0 ? (
        <p>
          Nothing is on the calendar yet. <Link href="/events/new">Post an event</Link>
        </p>
      ) : (
        <List>
          {items.map((item) => (
            <Coming key={item.slug} item={item} />
          ))}
        </List>
      )}
    </Section>
  )
}

function Coming({ item }: { item: CalendarItem }) {
  const [first] = item.sessions
  if (!first) return null
  return (
    <Item title={item.title} href={`/calendar/${item.slug}`}>
      <Meta
        items={[sessionWords(first), placeWords(item, first), item.creditMinutes ? hours(item.creditMinutes) : null]}
      />
    </Item>
  )
}
