'use client'
import type { ReactNode } from 'react'
import { stateName } from '@/lib/platform/states'
import { clockRange, longDay } from '@/lib/platform/words-of-time'
import {
  aimLabels,
  attendeeLabels,
  audienceLabels,
  helpLabels,
  organizationLabels,
  priorityLabels,
  stageLabels,
} from '@/lib/requests/choice-labels'
import type { FieldsOf } from '@/lib/requests/inputs'
import type { Request } from '@/lib/requests/shapes'
import { type Fact, Facts } from '../../_ui/facts'
import { Link } from '../../_ui/link'
import { useWords } from '../../_ui/words'
import type { Speaking, Texts } from './messages'

type Items = (Fact | null)[]
const fact = (label: string, value: ReactNode): Fact | null => (value ? { label, value } : null)
const list = (items: readonly string[]) => items.join(', ')

/** What was asked, in the fields of its kind. */
export function AskedFacts({ request }: { request: Request }) {
  const say = useWords<Texts>()
  const { fields, agency } = request
  return (
    <Facts
      className="at-card at-gap"
      items={[
        ...ownFacts(request, say),
        fact(
          say(fields.kind === 'other-help' ? 'needHelp' : 'need'),
          <span className="at-written">{fields.need}</span>,
        ),
        fact(say('priorities'), list(fields.priorityIds.map((each) => priorityLabels[each][say.locale]))),
        fact(say('host'), agency?.name),
        fact(
          say('contact'),
          list([fields.contactName, fields.contactEmail, fields.contactPhone].filter((each) => each !== '')),
        ),
      ]}
    />
  )
}

function ownFacts(request: Request, say: Speaking): Items {
  const { fields } = request
  switch (fields.kind) {
    case 'training':
      return [...catalogFacts(request, say), ...heldFacts(fields, say)]
    case 'prosecution-training':
      return [
        fact(say('subject'), fields.subject),
        fact(say('forWhom'), fields.audience && audienceLabels[fields.audience][say.locale]),
        ...heldFacts(fields, say),
      ]
    case 'coaching':
      return coachingFacts(fields, say)
    case 'other-help':
      return [
        fact(say('help'), fields.help && helpLabels[fields.help][say.locale]),
        fact(say('where'), fields.state && stateName(fields.state)),
        fact(say('neededBy'), fields.neededBy && longDay(fields.neededBy, say.locale)),
      ]
  }
}

const catalogFacts = ({ course, topic }: Request, say: Speaking): Items => [
  fact(say('module'), course && <Link href={`/modules/${course.slug}`}>{course.title}</Link>),
  fact(say('topic'), topic?.name),
]

const coachingFacts = (fields: FieldsOf<'coaching'>, say: Speaking): Items => [
  fact(
    say('organization'),
    list([
      fields.organization,
      ...(fields.organizationKind ? [organizationLabels[fields.organizationKind][say.locale]] : []),
      ...(fields.state ? [stateName(fields.state)] : []),
    ]),
  ),
  fact(say('stage'), fields.stage && stageLabels[fields.stage][say.locale]),
  fact(say('aims'), list(fields.aims.map((each) => aimLabels[each][say.locale]))),
  fact(say('today'), fields.today && <span className="at-written">{fields.today}</span>),
]

type Held = FieldsOf<'training'> | FieldsOf<'prosecution-training'>

function heldFacts(fields: Held, say: Speaking): Items {
  const { wishedOn, trainingDays, startsLocal, endsLocal, zone, people, audienceKinds } = fields
  const who = list(audienceKinds.map((each) => attendeeLabels[each][say.locale]))
  const place = [fields.venueName, fields.address, fields.city, fields.state && stateName(fields.state)]
  const day = wishedOn && longDay(wishedOn, say.locale)
  const clock = clockRange(startsLocal, endsLocal, zone)
  return [
    fact(say('when'), day && say('whenWords', { day, days: trainingDays ?? 1, clock })),
    fact(say('otherDays'), fields.otherDays),
    fact(say('where'), list([...place, fields.postalCode].filter((each) => each !== ''))),
    fact(say('people'), people && say('peopleWords', { count: people, who })),
    fact(say('access'), fields.access),
  ]
}
