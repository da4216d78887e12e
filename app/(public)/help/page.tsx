import { listContactLines } from '@/lib/directory/queries'
import { anyoneCtx } from '@/lib/platform/context'
import { Column, Page, Section, Stack } from '../../_ui/arrange'
import { Link } from '../../_ui/link'
import { Note } from '../../_ui/note'
import { PageTitle } from '../../_ui/title'
import { WithContact } from '../contact'
import { publicMetadata } from '../metadata'
import { type Line, LineCard } from './line-card'

export const generateMetadata = () =>
  publicMetadata({
    title: 'Get help',
    description: 'Whom to call or text: 911 in danger, the National Human Trafficking Hotline, and where to report.',
    path: '/help',
  })

type Group = { kind: Line['kind']; title: string }

/** Emergency first, the hotline second. */
const urgent: readonly Group[] = [
  { kind: 'emergency', title: 'In danger now' },
  { kind: 'hotline', title: 'To get help or talk it through' },
]
const further: readonly Group[] = [
  { kind: 'reporting', title: 'To report to a state or local line' },
  { kind: 'federal', title: 'To report to a federal agency' },
  { kind: 'support', title: 'For support' },
]

export default async function HelpPage() {
  const { items } = await listContactLines(anyoneCtx())
  return (
    <Page>
      <Column>
        <PageTitle
          title="Whom to call"
          lead="If somebody is in danger, call the emergency number first. The hotline comes second, at any hour."
        />
        <Groups groups={urgent} items={items} />
        <NotSure />
        <Groups groups={further} items={items} />
        <Leaving />
        <AboutThisSite />
      </Column>
    </Page>
  )
}

/** Kinds without a line are left out. */
function Groups({ groups, items }: { groups: readonly Group[]; items: readonly Line[] }) {
  return groups.map(({ kind, title }) => {
    const lines = items.filter((line) => line.kind === kind)
    return lines.length > 0 ? (
      <Section key={kind} id={`lines-${kind}`} title={title}>
        <Stack>
          {lines.map((line) => (
            <LineCard key={line.id} line={line} />
          ))}
        </Stack>
      </Section>
    ) : null
  })
}

function NotSure() {
  return (
    <Note className="at-section" title="If you are not sure">
      You do not have to know whether it is trafficking, or have proof. You can call or text the hotline, say what you
      saw or what happens to you, and ask what could be done.
    </Note>
  )
}

function Leaving() {
  return (
    <Section id="leaving" title="To leave this site quickly" className="at-prose">
      <p>
        The button “Leave this site” at the top of every page opens a weather page at once, in place of the one you are
        on. Pressing Escape three times does the same where scripts are allowed.
      </p>
      <p>
        It cannot clear the pages you opened before: those stay in the browser’s history until you delete them. A call
        or a text also stays in the list of the phone it was made from. On a shared or watched device a private window
        is safer, and a device that the other person cannot reach is safer still.
      </p>
    </Section>
  )
}

function AboutThisSite() {
  return (
    <Section id="site" title="Help with this site" className="at-prose">
      <p>
        Your agency’s training coordinator can put right where you serve, what stands on the roster and what you owe.
        Nobody at Attest takes reports of a crime. <Link href="/privacy">Who sees your record</Link> and{' '}
        <Link href="/accessibility">how to use this site with aids</Link> have pages of their own.
      </p>
      <WithContact otherwise={null}>
        {(address) => (
          <p>
            For anything else about this site, write to {address}. It is not read at all hours, and it is not a place to
            report a crime or to ask for help in danger.
          </p>
        )}
      </WithContact>
    </Section>
  )
}
