import { names } from './names'

type ProgressProps = {
  value: number
  max: number
  /** What is counted: "Lessons done". */
  label: string
  /** The figures in words, for what cannot draw it: "2 of 5". */
  text?: string | undefined
  className?: string | undefined
}

/** The native element, drawn flat. The same figures stand in words beside it. */
export function Progress({ value, max, label, text = `${value} of ${max}`, className }: ProgressProps) {
  return (
    <progress className={names('at-progress', className)} max={max} value={value} aria-label={label}>
      {text}
    </progress>
  )
}
