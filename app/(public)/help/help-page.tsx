import { listContactLines } from '@/lib/directory/queries'
import { anyoneCtx } from '@/lib/platform/context'
import { contactEmail } from '@/lib/platform/env'
import { inWords } from '@/lib/platform/in-words'
import { type Locale, USUAL_LOCALE } from '@/lib/platform/locales'
import type { Say } from '@/lib/platform/say'
import { Column, Page, Section, Stack } from '../../_ui/arrange'
import { Languages } from '../../_ui/languages'
import { Link } from '../../_ui/link'
import { Note } from '../../_ui/note'
import { leadIn } from '../../_ui/pages-in'
import { rich } from '../../_ui/rich'
import { PageTitle } from '../../_ui/title'
import { publicMetadata } from '../metadata'
import { type Line, LineCard } from './line-card'
import { help } from './messages'
import { Near } from './near'

const PATH = '/help'

export function helpMetadata(locale: Locale) {
  const say = inWords(help, locale)
  return publicMetadata({ title: say('title'), description: say('description'), path: PATH, locale })
}

type Spoken = { say: Say<typeof help> }

/** Emergency first, the hotline second. */
const urgent = ['emergency', 'hotline'] as const
const further = ['reporting', 'federal', 'support'] as const

type HelpProps = { locale: Locale; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function HelpPage({ locale, searchParams }: HelpProps) {
  const { zip } = await searchParams
  const { items } = await listContactLines(anyoneCtx())
  const say = inWords(help, locale)
  return (
    <Page>
      <Languages locale={locale} path={PATH} />
      <Column>
        <PageTitle title={say('whom')} lead={say('lead')} />
        <Groups kinds={urgent} items={items} say={say} />
        <Near zip={typeof zip === 'string' ? zip.trim().slice(0, 10) : ''} say={say} />
        {locale === USUAL_LOCALE ? null : <p className="at-section at-measure">{say('otherLines')}</p>}
        <Note className="at-section" title={say('notSure')}>
          {say('notSureText')}
        </Note>
        <Groups kinds={further} items={items} say={say} />
        <Section id="leaving" title={say('leaving')} className="at-prose">
          <p>{say('leavingHow')}</p>
          <p>{say('leavingTraces')}</p>
        </Section>
        <AboutThisSite say={say} />
      </Column>
    </Page>
  )
}

type GroupsProps = Spoken & { kinds: readonly Line['kind'][]; items: readonly Line[] }

/** Kinds without a line are left out. */
function Groups({ kinds, items, say }: GroupsProps) {
  return kinds.map((kind) => {
    const lines = items.filter((line) => line.kind === kind)
    return lines.length > 0 ? (
      <Section key={kind} id={`lines-${kind}`} title={say(kind)}>
        <Stack>
          {lines.map((line) => (
            <LineCard key={line.id} line={line} say={say} />
          ))}
        </Stack>
      </Section>
    ) : null
  })
}

function AboutThisSite({ say }: Spoken) {
  const { locale } = say
  const address = contactEmail()
  const to = (path: string) => {
    const { href, language } = leadIn(locale, path)
    return (chunks: React.ReactNode) => (
      <Link href={href} hrefLang={language}>
        {chunks}
      </Link>
    )
  }
  return (
    <Section id="site" title={say('site')} className="at-prose">
      <p>{rich(say.rich('siteText', { privacy: to('/privacy'), aids: to('/accessibility') }))}</p>
      {address ? (
        <p>{rich(say.rich('contact', { address, mail: (chunks) => <a href={`mailto:${address}`}>{chunks}</a> }))}</p>
      ) : null}
    </Section>
  )
}
