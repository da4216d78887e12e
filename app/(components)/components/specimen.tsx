import type { ReactNode } from 'react'
import { Section } from '../../_ui/arrange'

/** Words that nothing breaks by itself. */
export const LONG = 'Wolfeschlegelsteinhausenbergerdorff-Papadimitrakopoulos'
export const LONG_PLACE =
  'Chargoggagoggmanchauggagoggchaubunagungamaugg Department of Public Safety and Victim Services'

type SpecimenProps = {
  /** The name of the component. */
  of: string
  children: ReactNode
}

/** One component in all its states, each a `State`. */
export function Specimen({ of, children }: SpecimenProps) {
  return (
    <Section id={`ui-${of}`} title={of} level={3}>
      <div data-specimen={of} className="at-stack">
        {children}
      </div>
    </Section>
  )
}

export function State({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="specimen-state">
      <p className="at-small at-soft">{name}</p>
      <div>{children}</div>
    </div>
  )
}

export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Section id={`ui-${title.toLowerCase()}`} title={title}>
      {children}
    </Section>
  )
}
