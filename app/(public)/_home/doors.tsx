import { inWords } from '@/lib/platform/in-words'
import { USUAL_LOCALE } from '@/lib/platform/locales'
import { Icon, type IconName } from '../../_ui/icon'
import { Link } from '../../_ui/link'
import { home } from './messages'

const say = inWords(home, USUAL_LOCALE)

const doors: readonly { href: string; icon: IconName; title: string; text: string }[] = [
  { href: '/training', icon: 'learn', title: say('learn'), text: say('learnText') },
  { href: '/agency', icon: 'agency', title: say('agency'), text: say('agencyText') },
  { href: '/events/new', icon: 'event', title: say('event'), text: say('eventText') },
  { href: '/requests', icon: 'new', title: say('ask'), text: say('askText') },
  { href: '/directory', icon: 'pin', title: say('partner'), text: say('partnerText') },
  { href: '/help', icon: 'phone', title: say('helpNow'), text: say('helpNowText') },
]

/** Entrances by what somebody came for. */
export function Doors() {
  return (
    <section aria-labelledby="doors-h">
      <h2 id="doors-h">{say('doors')}</h2>
      <ul className="at-doors">
        {doors.map(({ href, icon, title, text }) => (
          <li key={href}>
            <span className="at-badge">
              <Icon name={icon} />
            </span>
            <h3>
              <Link href={href}>{title}</Link>
            </h3>
            <p className="at-soft at-small">{text}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
