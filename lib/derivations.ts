/**
 * All that is derived from changes. Every program that writes loads this file: the front, the routes of Next, the commands
 * of whoever runs the server, the tests. The dependency rules ask it of each of them, and `write` refuses without it.
 */
import { registerDerivation } from '@/lib/audit/derivations'
import { waitingDerivation } from '@/lib/interop/history/jobs'
import { registrationsDerivation } from '@/lib/registration/derivation'
import { editionsDerivation } from '@/lib/requirements/derived/asked-again'
import { obligationsDerivation } from '@/lib/requirements/derived/derivation'

registerDerivation(obligationsDerivation)
registerDerivation(editionsDerivation)
registerDerivation(registrationsDerivation)
registerDerivation(waitingDerivation)
