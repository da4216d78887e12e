/** Who comes to an event: registering, places and the waiting list. */
import { networkOf } from '@/lib/platform/client-address'
import { limitTries } from '@/lib/platform/rate-limit'
import { answerPlace, getPlace } from '@/lib/registration/by-link'
import { passOffer, register, takeOffer, withdrawRegistration } from '@/lib/registration/commands'
import { countConcerned } from '@/lib/registration/concerned'
import { getGroup } from '@/lib/registration/group'
import { registerGroup } from '@/lib/registration/group-commands'
import { askGuestPlace, confirmGuestPlace } from '@/lib/registration/guests'
import {
  admitRegistrationInput,
  agencyRegistrationsInput,
  askGuestPlaceInput,
  changeRegistrationInput,
  confirmGuestPlaceInput,
  declineRegistrationInput,
  eventOfInput,
  groupInput,
  listRegistrationsInput,
  placeInput,
  placeStepInput,
  registerGroupInput,
  registerInput,
  registrationInput,
  slugOfInput,
  withdrawRegistrationInput,
} from '@/lib/registration/inputs'
import { listRegistrations } from '@/lib/registration/list'
import { listAgencyRegistrations } from '@/lib/registration/of-agency'
import { endPrivateFeed, getPrivateFeed, renewPrivateFeed } from '@/lib/registration/private-feed'
import { getRegistration, getRegistrationSettings, listMyRegistrations } from '@/lib/registration/queries'
import {
  agencyRegistrationsShape,
  concernedShape,
  groupResultShape,
  groupShape,
  guestAskedShape,
  guestPlacedShape,
  myRegistrationsShape,
  placeShape,
  privateFeedMadeShape,
  privateFeedShape,
  registeredShape,
  registrationListShape,
  registrationResultShape,
  registrationSettingsShape,
  registrationShape,
  settingsResultShape,
} from '@/lib/registration/shapes'
import {
  admitRegistration,
  approveRegistration,
  changeRegistration,
  declineRegistration,
} from '@/lib/registration/staff-commands'
import { previewTraining } from '@/lib/registration/training'
import { previewTrainingInput, trainingPreviewShape } from '@/lib/registration/training-inputs'
import { type ApiContext, anyone, signedIn } from '../_operation'
import { sentWhole } from '../_whole'

const tags = ['Registration']

/** Nobody tries signatures. */
export const limitLinks = ({ ctx, caller }: ApiContext) =>
  limitTries(ctx, `place-link:${networkOf(caller.network)}`, 120, 15)

export const registration = {
  getRegistration: anyone
    .route({ method: 'GET', path: '/calendar/{slug}/registration', summary: 'How an event takes registrations', tags })
    .input(slugOfInput)
    .output(registrationShape)
    .handler(({ input, context }) => getRegistration(context.ctx, input)),

  register: signedIn
    .route({ method: 'POST', path: '/events/{eventId}/registrations', summary: 'Register for an event', tags })
    .input(registerInput)
    .output(registeredShape)
    .handler(({ input, context }) => register(context.ctx, input)),

  listMyRegistrations: signedIn
    .route({ method: 'GET', path: '/registrations', summary: 'What I am or was registered for', tags })
    .output(myRegistrationsShape)
    .handler(({ context }) => listMyRegistrations(context.ctx)),

  withdrawRegistration: signedIn
    .route({
      method: 'POST',
      path: '/registrations/{registrationId}/withdrawal',
      summary: 'Give a place back, or take somebody off the list of one’s event',
      tags,
    })
    .input(withdrawRegistrationInput)
    .output(registrationResultShape)
    .handler(({ input, context }) => withdrawRegistration(context.ctx, input)),

  takeOffer: signedIn
    .route({
      method: 'POST',
      path: '/registrations/{registrationId}/place',
      summary: 'Take a place that is kept',
      tags,
    })
    .input(registrationInput)
    .output(registrationResultShape)
    .handler(({ input, context }) => takeOffer(context.ctx, input)),

  passOffer: signedIn
    .route({ method: 'POST', path: '/registrations/{registrationId}/pass', summary: 'Leave a place to the next', tags })
    .input(registrationInput)
    .output(registrationResultShape)
    .handler(({ input, context }) => passOffer(context.ctx, input)),

  askGuestPlace: anyone
    .route({
      method: 'POST',
      path: '/events/{eventId}/guests',
      summary: 'Ask for a place without an account: a code goes to the address',
      tags,
    })
    .input(askGuestPlaceInput)
    .output(guestAskedShape)
    .handler(({ input, context }) => askGuestPlace(context.ctx, input, context.caller)),

  confirmGuestPlace: anyone
    .route({
      method: 'POST',
      path: '/guest-requests/{request}/confirmation',
      summary: 'Confirm the address of a guest by the code, and register',
      tags,
    })
    .input(confirmGuestPlaceInput)
    .output(guestPlacedShape)
    .handler(({ input, context }) => confirmGuestPlace(context.ctx, input, context.caller)),

  getPrivateFeed: signedIn
    .route({ method: 'GET', path: '/me/private-feed', summary: 'Whether my dates have a secret address', tags })
    .output(privateFeedShape)
    .handler(({ context }) => getPrivateFeed(context.ctx)),

  renewPrivateFeed: signedIn
    .route({
      method: 'POST',
      path: '/me/private-feed',
      summary: 'Make a secret address for my dates, or another',
      tags,
    })
    .output(privateFeedMadeShape)
    .handler(({ context }) => renewPrivateFeed(context.ctx)),

  endPrivateFeed: signedIn
    .route({ method: 'DELETE', path: '/me/private-feed', summary: 'End the secret address of my dates', tags })
    .output(privateFeedShape)
    .handler(({ context }) => endPrivateFeed(context.ctx)),

  getPlace: anyone
    .route({ method: 'GET', path: '/place', summary: 'A place by the link of a letter', tags })
    .input(placeInput)
    .output(placeShape)
    .handler(async ({ input, context }) => {
      await limitLinks(context)
      return getPlace(context.ctx, input)
    }),

  answerPlace: anyone
    .route({
      method: 'POST',
      path: '/place',
      summary: 'Take a place, pass it on or give it back by the link of a letter',
      tags,
    })
    .input(placeStepInput)
    .output(placeShape)
    .handler(async ({ input, context }) => {
      await limitLinks(context)
      return answerPlace(context.ctx, input)
    }),

  getRegistrationSettings: signedIn
    .route({
      method: 'GET',
      path: '/events/{eventId}/registration',
      summary: 'How an event of mine takes registrations',
      tags,
    })
    .input(eventOfInput)
    .output(registrationSettingsShape)
    .handler(({ input, context }) => getRegistrationSettings(context.ctx, input)),

  changeRegistration: signedIn
    .route({
      method: 'PUT',
      path: '/events/{eventId}/registration',
      summary: 'Say how an event takes registrations',
      tags,
    })
    .input(sentWhole(changeRegistrationInput))
    .output(settingsResultShape)
    .handler(({ input, context }) => changeRegistration(context.ctx, input)),

  listRegistrations: signedIn
    .route({ method: 'GET', path: '/events/{eventId}/registrations', summary: 'Who comes to an event of mine', tags })
    .input(listRegistrationsInput)
    .output(registrationListShape)
    .handler(({ input, context }) => listRegistrations(context.ctx, input)),

  countConcerned: signedIn
    .route({
      method: 'GET',
      path: '/events/{eventId}/concerned',
      summary: 'How many would be told of a change of an event of mine',
      tags,
    })
    .input(eventOfInput)
    .output(concernedShape)
    .handler(({ input, context }) => countConcerned(context.ctx, input)),

  approveRegistration: signedIn
    .route({
      method: 'POST',
      path: '/registrations/{registrationId}/approval',
      summary: 'Approve a registration',
      tags,
    })
    .input(registrationInput)
    .output(registrationResultShape)
    .handler(({ input, context }) => approveRegistration(context.ctx, input)),

  declineRegistration: signedIn
    .route({ method: 'POST', path: '/registrations/{registrationId}/refusal', summary: 'Decline a registration', tags })
    .input(declineRegistrationInput)
    .output(registrationResultShape)
    .handler(({ input, context }) => declineRegistration(context.ctx, input)),

  admitRegistration: signedIn
    .route({
      method: 'POST',
      path: '/registrations/{registrationId}/admission',
      summary: 'Give somebody a place before their turn, with a reason',
      tags,
    })
    .input(admitRegistrationInput)
    .output(registrationResultShape)
    .handler(({ input, context }) => admitRegistration(context.ctx, input)),

  getGroup: signedIn
    .route({
      method: 'GET',
      path: '/agencies/{agencyId}/events/{eventId}/group',
      summary: 'Whom of an agency one might send to an event',
      tags,
    })
    .input(groupInput)
    .output(groupShape)
    .handler(({ input, context }) => getGroup(context.ctx, input)),

  previewTraining: signedIn
    .route({
      method: 'POST',
      path: '/agencies/{agencyId}/training-previews',
      summary: 'Modules and events that a rule would count, before it is saved',
      tags,
    })
    .input(previewTrainingInput)
    .output(trainingPreviewShape)
    .handler(({ input, context }) => previewTraining(context.ctx, input)),

  registerGroup: signedIn
    .route({
      method: 'POST',
      path: '/agencies/{agencyId}/events/{eventId}/group',
      summary: 'Register people of an agency for an event',
      tags,
    })
    .input(registerGroupInput)
    .output(groupResultShape)
    .handler(({ input, context }) => registerGroup(context.ctx, input)),

  listAgencyRegistrations: signedIn
    .route({
      method: 'GET',
      path: '/agencies/{agencyId}/registrations',
      summary: 'Who of an agency is registered for what',
      tags,
    })
    .input(agencyRegistrationsInput)
    .output(agencyRegistrationsShape)
    .handler(({ input, context }) => listAgencyRegistrations(context.ctx, input)),
}
