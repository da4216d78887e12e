import type { listContactLines } from '@/lib/directory/queries'
import { inWords } from '@/lib/platform/in-words'
import { USUAL_LOCALE } from '@/lib/platform/locales'
import { Section } from '../../_ui/arrange'
import { Link } from '../../_ui/link'
import { Item, List } from '../../_ui/list'
import { dialed } from '../help/dial'
import { directory } from './messages'

const say = inWords(directory, USUAL_LOCALE)
type Lines = Awaited<ReturnType<typeof listContactLines>>['items']

/** Whatever was found or not: whom anybody may call from anywhere. */
export function Lines({ items }: { items: Lines }) {
  const everywhere = items.filter(({ kind }) => kind === 'emergency' || kind === 'hotline')
  return (
    <Section id="lines" title={say('lines')} aside={<Link href="/help">{say('allLines')}</Link>}>
      <List>
        {everywhere.map(({ id, name, purpose, phone, textNumber }) => (
          <Item
            key={id}
            title={name}
            meta={[
              phone ? (
                <a key="phone" href={`tel:${dialed(phone)}`}>
                  {say('callLine', { phone })}
                </a>
              ) : null,
              textNumber ? (
                <a key="text" href={`sms:${textNumber}`}>
                  {say('textLine', { number: textNumber })}
                </a>
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
