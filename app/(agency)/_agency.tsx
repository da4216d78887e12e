'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { type ReactNode, Suspense } from 'react'
/**
 * Which agency a screen for those who look after people is about: the one in the address (`?agency=`), or the first that
 * the person looks after. Draws the rest itself: loading, signed out, looks after nobody, not one of theirs, several.
 */
import { AsAsked } from '@/app/_ui/as-asked'
import type { Me } from '@/lib/agencies/me-shape'
import { wallOf } from '@/lib/platform/words-of-time'
import { useMe } from '../_client/me'
import { PleaseSignIn } from '../_client/please-sign-in'
import { Button } from '../_ui/button'
import { Forbidden } from '../_ui/forbidden'
import { SelectField } from '../_ui/form'
import { Loading } from '../_ui/loading'
import { Problem } from '../_ui/note'

/** `mayChange` is false for those who only look: supervisors and auditors. */
export type Agency = Me['looksAfter'][number]

/** The address of another screen about the same agency. */
export type ToScreen = (path: string) => string

type ForAgencyProps = {
  /** Given where something else says which agency is meant; nothing is chosen then. */
  agencyId?: string | undefined
  lines?: number | undefined
  children: (agency: Agency, to: ToScreen) => ReactNode
}

/** `<ForAgency>{(agency, to) => <Screen agency={agency} to={to} />}</ForAgency>` inside a client component. */
export function ForAgency({ lines, ...rest }: ForAgencyProps) {
  return (
    <Suspense fallback={<Loading lines={lines} />}>
      <Chosen lines={lines} {...rest} />
    </Suspense>
  )
}

function Chosen({ agencyId, lines, children }: ForAgencyProps) {
  const params = useSearchParams()
  const asked = params.get('agency')
  const { me, failed, again } = useMe()
  if (!me) return failed ? <NotKnown again={() => void again()} /> : <Loading lines={lines} />
  if (!me.signedIn) return <PleaseSignIn />
  const wanted = agencyId ?? asked
  const agency = wanted ? me.looksAfter.find((each) => each.agencyId === wanted) : me.looksAfter[0]
  if (!agency) return <Forbidden />
  const several = me.looksAfter.length > 1
  const screen = children(agency, (path) => {
    const onDay = withDay(path, params.get('as-of'))
    return several ? withAgency(onDay, agency) : onDay
  })
  if (!several || agencyId) return screen
  return (
    <>
      <AgencyChooser agencies={me.looksAfter} chosen={agency} />
      <div className="at-gap">{screen}</div>
    </>
  )
}

function NotKnown({ again }: { again: () => void }) {
  return (
    <Problem title="This could not be loaded" again={<Button onClick={again}>Try again</Button>}>
      The connection was lost. Nothing you entered is gone.
    </Problem>
  )
}

const withParam = (path: string, name: string, value: string) =>
  `${path}${path.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value)}`
const withAgency = (path: string, { agencyId }: Agency) => withParam(path, 'agency', agencyId)

/** Screens that answer for a day: who goes from one to the other keeps asking about the same one. */
const ANSWERS_FOR_A_DAY = /^\/agency(\/completion|\/people\/[^/?]+)?(\?|$)/
export const withDay = (path: string, asOf: string | null): string =>
  asOf && ANSWERS_FOR_A_DAY.test(path) && !/[?&]as-of=/.test(path) ? withParam(path, 'as-of', asOf) : path

/** For those who look after several agencies. A plain GET form: the address holds the choice. */
function AgencyChooser({ agencies, chosen }: { agencies: readonly Agency[]; chosen: Agency }) {
  const path = usePathname()
  return (
    <form action={path} className="at-row at-row--end">
      <AsAsked />
      <SelectField
        key={chosen.agencyId}
        label="Agency"
        name="agency"
        defaultValue={chosen.agencyId}
        options={agencies.map(({ agencyId, name }) => ({ value: agencyId, label: name }))}
      />
      <Button type="submit" variant="outline">
        Show
      </Button>
    </form>
  )
}

/** The day it is at the agency, `2026-11-20`: the day its rules go by. */
export const todayAt = ({ timeZone }: Agency): string => wallOf(new Date().toISOString(), timeZone).on
