/** The complete list of what anybody can do. */
import { identity } from './identity'

export const router = { identity }
