'use client'
import { Section } from '@/app/_ui/arrange'
import { Decided } from './decided'
import { MyDates } from './my-dates'
import { Record } from './record'

/** What stands below what is owed, read once that is on the screen. */
export function Below() {
  return (
    <>
      <Decided />
      <Section id="my-events" title="Your events">
        <MyDates />
      </Section>
      <Record />
    </>
  )
}
