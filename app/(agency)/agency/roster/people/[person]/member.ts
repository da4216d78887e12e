import type * as z from 'zod/mini'
import type { memberDetailShape } from '@/lib/agencies/shapes'
import type { Agency } from '../../../../_agency'

export type Member = z.infer<typeof memberDetailShape>
/** What every part of the screen about one person's service is given. */
export type MemberProps = { member: Member; agency: Agency }
