'use client'

/** Buttons take what happens when they are pressed, which only the browser knows. */
import { Row } from '../../_ui/arrange'
import { Button, LinkButton } from '../../_ui/button'
import { Filters } from '../../_ui/filters'
import { SelectField } from '../../_ui/form'
import { Link } from '../../_ui/link'
import { Pager } from '../../_ui/pager'
import { Pop, PopButton } from '../../_ui/pop'
import { Tabs } from '../../_ui/tabs'
import { Folded, OpenSheet } from './folded'
import { LONG, LONG_PLACE, Part, Specimen, State } from './specimen'

const variants = ['filled', 'outline', 'link'] as const

export function ActionParts() {
  return (
    <Part title="Actions">
      <Buttons />
      <Ways />
      <Panels />
    </Part>
  )
}

function Buttons() {
  return (
    <>
      <Specimen of="Button">
        {variants.map((variant) => (
          <State key={variant} name={`${variant}: default, small, busy`}>
            <Row>
              <Button variant={variant}>Save</Button>
              <Button variant={variant} small>
                Save
              </Button>
              <Button variant={variant} busy>
                Saving
              </Button>
            </Row>
          </State>
        ))}
      </Specimen>
      <Specimen of="LinkButton">
        {variants.map((variant) => (
          <State key={variant} name={variant}>
            <Row>
              <LinkButton href="#ui-LinkButton" variant={variant}>
                Begin
              </LinkButton>
              <LinkButton href="#ui-LinkButton" variant={variant} small>
                Begin
              </LinkButton>
            </Row>
          </State>
        ))}
      </Specimen>
    </>
  )
}

function Ways() {
  return (
    <>
      <Specimen of="Link">
        <State name="to a page, to another site, by telephone">
          <Row>
            <Link href="/help">Get help</Link>
            <Link href="https://ovc.ojp.gov/">Office for Victims of Crime</Link>
            <Link href="tel:911">911</Link>
          </Row>
        </State>
        <State name="long words">
          <Link href="#ui-Link">{LONG}</Link>
        </State>
      </Specimen>
      <Specimen of="Tabs">
        <State name="the second is current">
          <Tabs
            label="Views of the calendar"
            items={[
              { href: '#ui-Tabs', label: 'List' },
              { href: '#ui-Tabs-month', label: 'Month', current: true },
              { href: '#ui-Tabs-long', label: LONG_PLACE },
            ]}
          />
        </State>
      </Specimen>
      <Specimen of="Pager">
        <State name="in the middle">
          <Pager label="Modules" previous={{ href: '#p1' }} next={{ href: '#p3' }} place="Page 2 of 5" />
        </State>
        <State name="at the beginning">
          <Pager label="People" next={{ href: '#p2', label: 'People 51 to 100' }} place="People 1 to 50 of 240" />
        </State>
        <State name="one part: nothing">
          <Pager label="Events" />
        </State>
      </Specimen>
    </>
  )
}

const hours = [
  { value: '1', label: 'Up to an hour' },
  { value: '4', label: 'Up to four hours' },
]

function Panels() {
  return (
    <>
      <Specimen of="Filters">
        <State name="nothing chosen, in a column">
          <Filters action="/components" id="shown-filters" chosen={0} clearHref="/components">
            <SelectField label="Length" name="length" empty="Any length" options={hours} />
          </Filters>
        </State>
        <State name="one chosen, in a row">
          <Filters action="/components" id="shown-bar" chosen={1} clearHref="/components" bar>
            <SelectField label="Length" name="bar-length" options={hours} defaultValue="4" />
          </Filters>
        </State>
      </Specimen>
      <Specimen of="PopButton">
        <State name="on narrow screens only">
          <PopButton target="shown-pop" icon="menu">
            Outline
          </PopButton>
        </State>
      </Specimen>
      <Specimen of="Pop">
        <State name="in the flow on wide screens, opened by the button above on narrow ones">
          <Pop id="shown-pop" as="nav" label="Outline">
            <Link href="#ui-Pop">{LONG_PLACE}</Link>
          </Pop>
        </State>
      </Specimen>
      <Specimen of="Sheet">
        <State name="open">
          <Folded words="Takes the focus when it opens">
            <OpenSheet title={LONG}>
              <p>Twelve of forty hours.</p>
            </OpenSheet>
          </Folded>
        </State>
      </Specimen>
    </>
  )
}
