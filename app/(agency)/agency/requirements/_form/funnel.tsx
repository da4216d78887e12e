import { Progress } from '@/app/_ui/progress'
import { figure } from '@/lib/platform/words'
import type { WhyNotAsked } from '@/lib/requirements/previewed/preview-shape'
import { isLeftOut, type Preview } from '../words'
import type { Choices } from './choices'
import type { RequirementGiven } from './values'

type Terms = Pick<RequirementGiven, 'unitId' | 'position' | 'employment'>
type Props = { preview: Preview; terms: Terms | null; choices: Choices }

/** From all who serve to those who are asked: how many are left after each thing that must hold. */
export function Funnel({ preview, terms, choices }: Props) {
  const { serving, appliesTo } = preview
  const steps = stepsOf(preview, labelsOf(terms, choices))
  return (
    <>
      <Share label="in the agency" people={serving} of={serving} />
      {steps.map((step) => (
        <Share key={step.label} {...step} of={serving} />
      ))}
      <Share
        label={leftOutOf(preview) > 0 ? 'asked, without those left out' : 'asked by this rule'}
        people={appliesTo}
        of={serving}
        last
      />
    </>
  )
}

type Step = { label: string; drop: readonly WhyNotAsked[] }

const employed = {
  sworn: 'sworn',
  civilian: 'civilian staff',
  volunteer: 'volunteers',
  contractor: 'contractors',
} as const

/** What a rule says of whom, as those are called who are left after it. */
function labelsOf(terms: Terms | null, { units }: Choices): Step[] {
  const unit = units.find(({ unitId }) => unitId === terms?.unitId)?.name ?? 'the unit'
  return [
    { label: 'of them named, in the team or with the role', drop: ['not-named', 'on-other-days'] },
    { label: `in ${unit} and below it`, drop: ['other-unit'] },
    { label: `of them with the position “${terms?.position ?? ''}”`, drop: ['other-position'] },
    { label: `of them ${employed[terms?.employment ?? 'sworn']}`, drop: ['other-employment'] },
    { label: 'of them not left out by name', drop: ['excepted'] },
  ]
}

/** The last of these is who is asked, where nobody is left out whom it is for: that is said once. */
function stepsOf(preview: Preview, steps: readonly Step[]) {
  const { serving, appliesTo, who } = preview
  let left = serving
  const told = steps.flatMap(({ label, drop }) => {
    const dropped = who.not.filter(({ why }) => drop.includes(why)).reduce((sum, each) => sum + each.people, 0)
    left -= dropped
    return dropped > 0 ? [{ label, people: left }] : []
  })
  return told.length === 1 && told[0]?.people === appliesTo ? [] : told
}

const leftOutOf = ({ who }: Preview) => who.not.filter(isLeftOut).reduce((sum, each) => sum + each.people, 0)

function Share({ label, people, of, last }: { label: string; people: number; of: number; last?: boolean }) {
  return (
    <div className="at-share">
      <p className="at-small">
        <b>{figure(people)}</b> {label}
      </p>
      <Progress
        className={last ? undefined : 'at-progress--pale'}
        label={`People ${label}`}
        value={people}
        max={of}
        text={`${figure(people)} of ${figure(of)}`}
      />
    </div>
  )
}
