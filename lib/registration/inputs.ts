/** What may come in about registrations. */
import * as z from 'zod/mini'
import { madeFrom } from '@/lib/audit/sent'
import { audienceKeys } from '@/lib/catalog/keys'
import { dayText, emailAddress, searchText, textBlock, textLine } from '@/lib/platform/text'
import { holds } from '@/lib/platform/whole'
import { questionAbouts, questionKinds, registrationStates, registrationUnits } from './kinds'

const places = z.nullable(
  z
    .int('Write how many places there are.')
    .check(z.minimum(1, 'At least one place.'), z.maximum(100_000, 'At most 100,000 places.')),
)
const questionId = z.string().check(z.regex(/^[a-z0-9-]{1,40}$/))

const question = z
  .object({
    id: questionId,
    kind: z.enum(questionKinds),
    about: z._default(z.nullable(z.enum(questionAbouts)), null),
    label: textLine({ most: 200, missing: 'Write the question.' }),
    options: z._default(
      z.array(textLine({ most: 100 })).check(
        z.maxLength(20, 'At most 20 choices.'),
        z.overwrite((given) => [...new Set(given.filter(Boolean))]),
      ),
      [],
    ),
    several: z._default(z.boolean(), false),
    required: z._default(z.boolean(), false),
  })
  .check(
    holds(({ kind, options }) => kind === 'text' || options.length >= 2, {
      message: 'Give at least two choices.',
      path: ['options'],
    }),
  )

/** By the id of the question; what holds nothing to see is no answer. */
const answers = z.record(
  questionId,
  z.array(textBlock({ most: 1000 })).check(
    z.maxLength(20),
    z.overwrite((given) => [...new Set(given.filter(Boolean))]),
  ),
)

export const eventOfInput = z.object({ eventId: z.uuid() })
export const slugOfInput = z.object({ slug: z.string().check(z.maxLength(120)) })
export const registrationInput = z.object({ registrationId: z.uuid() })

export const registerInput = z.object({
  eventId: z.uuid(),
  /** Where one registers for sessions by themselves. */
  sessionIds: z._default(z.array(z.uuid()).check(z.maxLength(30)), []),
  answers: z._default(answers, {}),
  audienceWord: z._default(textLine({ most: 200 }), ''),
  /** Whom one comes for, where one serves several. */
  agencyId: z.optional(z.nullable(z.uuid())),
})

/** Somebody without an account. */
export const askGuestPlaceInput = z.object({
  eventId: z.uuid(),
  name: textLine({ most: 120, missing: 'Type your name, as it should stand on the list.', least: 2 }),
  email: emailAddress,
  sessionIds: registerInput.shape.sessionIds,
  answers: registerInput.shape.answers,
  audienceWord: registerInput.shape.audienceWord,
})
export const confirmGuestPlaceInput = z.object({
  request: z.uuid(),
  code: z.string().check(
    z.overwrite((text) => text.replace(/\D/g, '')),
    z.regex(/^\d{6}$/, 'Type the six digits of the code.'),
  ),
})

export const changeRegistrationInput = z
  .object({
    eventId: z.uuid(),
    madeFrom: z.nullable(madeFrom),
    unit: z.enum(registrationUnits),
    opensOn: z._default(z.nullable(dayText()), null),
    closesOn: z._default(z.nullable(dayText()), null),
    capacity: z._default(places, null),
    sessionPlaces: z._default(z.array(z.object({ sessionId: z.uuid(), capacity: places })).check(z.maxLength(30)), []),
    needsApproval: z._default(z.boolean(), false),
    questions: z._default(z.array(question).check(z.maxLength(20, 'At most 20 questions.')), []),
    audienceLimit: z._default(z.array(z.enum(audienceKeys)), []),
    audienceProof: z._default(textLine({ most: 300 }), ''),
    /** Also who has no account; never at a group of survivors. */
    guestsAllowed: z._default(z.boolean(), false),
    isPaused: z._default(z.boolean(), false),
    /** Where more hold a place than there are then: the last go to the waiting list, or as many places stay as are held. */
    whenOver: z.optional(z.enum(['waitlist', 'keep'])),
  })
  .check(
    holds(({ opensOn, closesOn }) => !opensOn || !closesOn || opensOn <= closesOn, {
      message: 'It closes before it opens: choose a later day.',
      path: ['closesOn'],
    }),
    holds(({ questions }) => new Set(questions.map(({ id }) => id)).size === questions.length, {
      message: 'Two questions have the same name.',
      path: ['questions'],
    }),
  )

export const LEAST_REASON = 5
export const WHY_THEY_READ = 'Say why, in a sentence that they will read.'
const reason = (missing: string) => textBlock({ most: 500, missing, least: LEAST_REASON })
const link = z.string().check(z.maxLength(200))
/** The link of a letter. */
export const placeInput = z.object({ link })
export const placeStepInput = z.object({ link, step: z.enum(['take', 'pass', 'give-back']) })

/** Whoever gives their own place back need not say why. */
export const withdrawRegistrationInput = z.extend(registrationInput, {
  reason: z._default(textBlock({ most: 500 }), ''),
})
export const declineRegistrationInput = z.extend(registrationInput, {
  reason: reason(WHY_THEY_READ),
})
export const admitRegistrationInput = z.extend(registrationInput, {
  reason: reason('Say why they come before others who wait.'),
})
export const listRegistrationsInput = z.object({
  eventId: z.uuid(),
  state: z.catch(z.optional(z.enum(registrationStates)), undefined),
  sessionId: z.catch(z.optional(z.uuid()), undefined),
  q: z.catch(searchText(100), ''),
})

const MOST_AT_ONCE = 100
const cursor = z.optional(z.string().check(z.maxLength(2000)))

/** Whom of an agency one might send: by what they still owe, unit, position or name. */
export const groupInput = z.object({
  agencyId: z.uuid(),
  eventId: z.uuid(),
  /** `helped`: whom the event would bring nearer to what they owe. */
  who: z.catch(z.enum(['helped', 'all']), 'helped'),
  unitId: z.catch(z.optional(z.uuid()), undefined),
  position: z.catch(searchText(120), ''),
  q: z.catch(searchText(100), ''),
  cursor,
})
export const registerGroupInput = z.object({
  agencyId: z.uuid(),
  eventId: z.uuid(),
  sessionIds: registerInput.shape.sessionIds,
  personIds: z
    .array(z.uuid())
    .check(
      z.minLength(1, 'Choose at least one person to register.'),
      z.maxLength(MOST_AT_ONCE, `At most ${MOST_AT_ONCE} people at once: register the others after them.`),
    ),
  answers: registerInput.shape.answers,
  audienceWord: registerInput.shape.audienceWord,
  /** Goes into the letter that each of them gets. */
  line: z._default(textBlock({ most: 500 }), ''),
})
export const agencyRegistrationsInput = z.object({
  agencyId: z.uuid(),
  when: z.catch(z.enum(['ahead', 'behind']), 'ahead'),
  /** Part of the name of a person or an event. */
  q: z.catch(searchText(100), ''),
  cursor,
})
/** What may stand in the address of the file. */
export const agencyRegistrationsQuery = z.pick(agencyRegistrationsInput, { when: true, q: true })
