import type { Agency, ToScreen } from '../../../_agency'
import type { RequirementDetail } from '../words'

/** What every part of the screen about one requirement is given. */
export type OneProps = { requirement: RequirementDetail; agency: Agency; to: ToScreen }
