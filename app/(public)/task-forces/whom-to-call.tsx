import type { listContactLines } from '@/lib/directory/queries'
import { inWords } from '@/lib/platform/in-words'
import { USUAL_LOCALE } from '@/lib/platform/locales'
import { Section } from '../../_ui/arrange'
import { Link } from '../../_ui/link'
import { Item, List } from '../../_ui/list'
import { directory } from '../directory/messages'
import { Call, TextTo } from '../help/dial'
import { finding } from './messages'

const say = inWords(finding, USUAL_LOCALE)
const sayLine = inWords(directory, USUAL_LOCALE)

type Lines = Awaited<ReturnType<typeof listContactLines>>['items']
const everywhere = new Set(['emergency', 'hotline', 'federal'])

/** The lines that answer in every state: in danger first, then who refers people, then the federal agencies. */
export function WhomToCall({ lines }: { lines: Lines }) {
  return (
    <Section id="lines" title={say('lines')} aside={<Link href="/help">{sayLine('allLines')}</Link>}>
      <List>
        {lines
          .filter(({ kind }) => everywhere.has(kind))
          .map(({ id, name, purpose, phone, textNumber, url }) => (
            <Item
              key={id}
              title={name}
              meta={[
                phone ? <Call key="phone" phone={phone} of={name} /> : null,
                textNumber ? <TextTo key="text" number={textNumber} of={name} /> : null,
                !phone && url ? (
                  <Link key="url" href={url}>
                    {new URL(url).hostname.replace(/^www\./, '')}
                  </Link>
                ) : null,
              ]}
            >
              {purpose}
            </Item>
          ))}
      </List>
    </Section>
  )
}
