import { Forbidden } from '../../_ui/forbidden'
import { HelpBar } from '../../_ui/help-bar'
import { LanguageLinks } from '../../_ui/language-links'
import { Languages } from '../../_ui/languages'
import { Link } from '../../_ui/link'
import { Account, Places, SignIn } from '../../_ui/nav'
import { QuickExit } from '../../_ui/quick-exit'
import { FaultWithNumber, FaultWithout } from './folded'
import { LONG, LONG_PLACE, Part, Specimen, State } from './specimen'

const places = [
  { href: '/components', label: 'Components' },
  { href: '/modules', label: 'Modules' },
]

/** The head, the help band and the foot are those of this page. */
export function FrameParts() {
  return (
    <Part title="Frames">
      <Specimen of="Places">
        <State name="the first is current">
          <nav aria-label="Places">
            <Places items={places} className="at-meta" />
          </nav>
        </State>
      </Specimen>
      <Specimen of="SignIn">
        <State name="default">
          <SignIn href="/sign-in" label="Sign in" />
        </State>
      </Specimen>
      <Specimen of="Account">
        <State name="default">
          <Account name="Dana Okafor" note="Marlow Bay">
            <li>
              <Link href="/profile">Profile</Link>
            </li>
          </Account>
        </State>
        <State name="long words">
          <Account name={LONG} note={LONG_PLACE}>
            <li>
              <Link href="/profile">Profile</Link>
            </li>
          </Account>
        </State>
      </Specimen>
      <Specimen of="QuickExit">
        <State name="default">
          <div className="specimen-box">
            <div className="at-help">
              <div className="at-help__in">
                <QuickExit>Leave this site</QuickExit>
              </div>
            </div>
          </div>
        </State>
      </Specimen>
      <Specimen of="Languages">
        <State name="the others that are shown; of one, nothing">
          <Languages locale="en" path="/help" />
        </State>
      </Specimen>
      <Specimen of="LanguageLinks">
        <State name="of a page that keeps what its address holds">
          <LanguageLinks others={['es']} label="The stop page in other languages" path="/stop-letters?link=a" />
        </State>
      </Specimen>
      <Specimen of="HelpBar">
        <State name="at the edge of its box, as of the window">
          <div className="specimen-box">
            <HelpBar label="Help, as a specimen" danger="In danger?" hotline="Hotline" exit="Leave" />
          </div>
        </State>
      </Specimen>
      <Specimen of="Forbidden">
        <State name="default">
          <Forbidden startHref="/training" />
        </State>
      </Specimen>
      <Specimen of="Fault">
        <State name="with a number">
          <FaultWithNumber />
        </State>
        <State name="without one">
          <FaultWithout />
        </State>
      </Specimen>
    </Part>
  )
}
