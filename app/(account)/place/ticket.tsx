'use client'
import type { PlaceShown } from '@/lib/registration/shapes'
import { SquareCode } from '../../_client/square-code'
import { Row } from '../../_ui/arrange'
import { Button, LinkButton } from '../../_ui/button'
import { Card } from '../../_ui/card'
import { Facts } from '../../_ui/facts'
import { Status } from '../../_ui/status'

/** What is shown at the door, on a screen or on paper. */
export function Ticket({ place, link }: { place: PlaceShown; link: string }) {
  const { name, checkInCode, hasFile } = place
  return (
    <Card>
      <p>
        <Status state="met">Your place is kept</Status>
      </p>
      <Row>
        {checkInCode ? <SquareCode address={checkInCode} label="Square code to show at the door" /> : null}
        <Facts
          stacked
          items={[
            { label: 'Name', value: name },
            { label: 'Your code for the door', value: <b className="at-nowrap">{checkInCode}</b> },
            ...(place.place ? [{ label: 'Where', value: place.place }] : []),
            ...(place.link
              ? [{ label: 'To join', value: <a href={place.link}>{new URL(place.link).hostname}</a> }]
              : []),
          ]}
        />
      </Row>
      <div className="at-noprint at-gap">
        <Row>
          {hasFile ? (
            <LinkButton href={`/api/v1/place/event.ics?link=${encodeURIComponent(link)}`}>
              Add to my calendar
            </LinkButton>
          ) : null}
          <Button variant="outline" onClick={() => window.print()}>
            Print
          </Button>
        </Row>
      </div>
    </Card>
  )
}
