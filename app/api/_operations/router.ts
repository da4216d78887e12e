/** The complete list of what anybody can do. */
import { catalog } from './catalog'
import { identity } from './identity'
import { learning } from './learning'

export const router = { identity, catalog, learning }
