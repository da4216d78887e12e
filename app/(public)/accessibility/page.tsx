import { Column, Page } from '../../_ui/arrange'
import { PageTitle } from '../../_ui/title'
import { WithContact } from '../contact'
import { publicMetadata } from '../metadata'

export const generateMetadata = () =>
  publicMetadata({
    title: 'Accessibility',
    description: 'What everybody can count on here, how it is checked, and what is not good enough yet.',
    path: '/accessibility',
  })

export default function AccessibilityPage() {
  return (
    <Page>
      <Column>
        <PageTitle
          title="Attest is for everyone who does this work"
          lead="Every page should work with a keyboard, a screen reader, large text, a small screen and a slow connection. Where one does not, that is our mistake."
        />
        <div className="at-prose">
          <h2>What we aim for</h2>
          <p>
            The Web Content Accessibility Guidelines, version 2.2, levels A and AA. They are also the measure that
            agencies are held to by Section 508 and by the rules under the Americans with Disabilities Act.
          </p>
          <h2>What you can count on</h2>
          <ul>
            <li>Public pages are complete without JavaScript.</li>
            <li>
              Everything can be reached and used with a keyboard; where you are is always marked by a dark and gold
              ring.
            </li>
            <li>A status is said in words and by a shape; color only repeats it.</li>
            <li>Every chart has its figures in words under it.</li>
            <li>Text grows with your browser’s setting; at 400 percent the page reads in one column.</li>
            <li>Nothing moves, flashes or plays by itself, and no lesson runs against a clock.</li>
            <li>You may stop a lesson or a test and go on later, on another device if you like.</li>
            <li>What you see on paper is the same record: every page prints.</li>
          </ul>
          <h2>How it is checked</h2>
          <p>
            Each change is checked by a program (axe) on every screen, as each role sees it, in the width of a desk and
            of a window enlarged to 400 percent, with text spaced out, and in colors of the reader’s own. Such a program
            finds perhaps half of what can be wrong. The rest takes people.
          </p>
          <h2>What we know is not good enough yet</h2>
          <ul>
            <li>
              The pages follow the patterns that screen readers expect, but they have not been tried with every screen
              reader by people who use one every day.
            </li>
            <li>
              Certificates and transcripts are tagged for reading aloud. They have been read back by programs, not yet
              by people who use a screen reader every day.
            </li>
            <li>Lessons are in English. Events and services say which languages and interpreters they offer.</li>
          </ul>
          <h2>If something stands in your way</h2>
          <WithContact
            otherwise={
              <p>
                Tell your agency’s training coordinator which page it was and what you wanted to do. They run this
                record for you and can pass it on to those who look after the site.
              </p>
            }
          >
            {(address) => (
              <p>
                Write to {address}. Say which page it was, what you wanted to do, and what you use to read it. If
                something is due before it is mended, tell your agency’s training coordinator as well.
              </p>
            )}
          </WithContact>
        </div>
      </Column>
    </Page>
  )
}
