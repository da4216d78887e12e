/** How each operation and file of the grid is asked about its subject: with an input that only the right can refuse. */
import { inputsOfAttendance } from './grid-attendance'
import { inputsOfCertifications } from './grid-certifications'
import { inputsOfClaims } from './grid-claims'
import { inputsOfDirectory } from './grid-directory'
import { inputsOfEventStaff } from './grid-event-staff'
import { inputsOfEvents } from './grid-events'
import { inputsOfLearning } from './grid-learning'
import { inputsOfPeople } from './grid-people'
import { inputsOfReliefs } from './grid-reliefs'
import { inputsOfRequests } from './grid-requests'
import type { Inputs } from './grid-subject'

export const inputs: Inputs = {
  ...inputsOfPeople,
  ...inputsOfLearning,
  ...inputsOfEvents,
  ...inputsOfEventStaff,
  ...inputsOfAttendance,
  ...inputsOfCertifications,
  ...inputsOfReliefs,
  ...inputsOfClaims,
  ...inputsOfRequests,
  ...inputsOfDirectory,
}
