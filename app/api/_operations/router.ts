/** The complete list of what anybody can do. */
import { catalog } from './catalog'
import { events } from './events'
import { identity } from './identity'
import { learning } from './learning'
import { records } from './records'
import { requirements } from './requirements'

export const router = { identity, events, catalog, learning, records, requirements }
