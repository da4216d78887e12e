/** The complete list of what anybody can do. */
import { administration } from './administration'
import { agencies } from './agencies'
import { attendance } from './attendance'
import { calendar } from './calendar'
import { calendars } from './calendars'
import { catalog } from './catalog'
import { certifications } from './certifications'
import { claims } from './claims'
import { directory } from './directory'
import { evaluations } from './evaluations'
import { eventStaff } from './event-staff'
import { events } from './events'
import { history } from './history'
import { identity } from './identity'
import { learning } from './learning'
import { mandates } from './mandates'
import { records } from './records'
import { registration } from './registration'
import { related } from './related'
import { reminders } from './reminders'
import { reporting } from './reporting'
import { requestPlans } from './request-plans'
import { requests } from './requests'
import { requirements } from './requirements'
import { roster } from './roster'
import { taskForces } from './task-forces'

export const router = {
  identity,
  events,
  eventStaff,
  attendance,
  evaluations,
  calendar,
  calendars,
  registration,
  certifications,
  claims,
  requests: { ...requests, ...requestPlans },
  catalog,
  learning,
  records,
  requirements,
  mandates,
  reporting,
  reminders,
  agencies,
  roster,
  history,
  directory,
  related,
  taskForces,
  administration,
}
