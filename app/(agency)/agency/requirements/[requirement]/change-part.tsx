'use client'
import { useState } from 'react'
import { PageTitle } from '@/app/_ui/title'
import { todayAt } from '../../../_agency'
import { RequirementFields } from '../_form/requirement-form'
import { useTitle } from '../_form/use-title'
import { changedRequirement } from '../_form/values'
import type { OneProps } from './one'

type Props = OneProps & { backHref: string; onDone: () => void }

/** A change is a new version from a day on. */
export function ChangePart({ requirement, agency, backHref, onDone }: Props) {
  const [start] = useState(() => changedRequirement(requirement, todayAt(agency)))
  const { title, onTitle } = useTitle(`Change “${requirement.name}”`)
  return (
    <>
      <PageTitle
        title={title}
        lead={`Your change of “${requirement.name}” becomes version ${requirement.version + 1} from the day you give. What is running by then keeps the rule it began under, unless you say otherwise below.`}
      />
      <RequirementFields
        start={start}
        soonest={start.effectiveFrom}
        backHref={backHref}
        onDone={onDone}
        onTitle={onTitle}
      />
    </>
  )
}
