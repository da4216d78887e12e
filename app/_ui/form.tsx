import type { ComponentProps, ReactNode } from 'react'
import { names } from './names'

export type FieldFacts = {
  label: ReactNode
  /** Also the id, unless `id` says another; the error summary links to it. */
  name: string
  id?: string | undefined
  hint?: ReactNode
  /** What is wrong and what would be right. */
  error?: string | undefined
  /** Says "(optional)". What is asked for carries no mark. */
  optional?: boolean | undefined
  /** The content is short: a code, a number, a day. */
  short?: boolean | undefined
}

/** What a control takes so that label, hint and error belong to it. */
export type ControlNames = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }

export function controlNames({ id, name, hint, error }: Omit<FieldFacts, 'label'>): ControlNames {
  const own = id ?? name
  const described = names(Boolean(hint) && `${own}-hint`, Boolean(error) && `${own}-error`)
  return {
    id: own,
    ...(described ? { 'aria-describedby': described } : {}),
    ...(error ? { 'aria-invalid': true as const } : {}),
  }
}

type FieldProps = FieldFacts & {
  className?: string | undefined
  /** The control, given its names: `{(names) => <input {...names} />}`. */
  children: (control: ControlNames) => ReactNode
}

/** Label above, hint under it, error under the hint, then the control. */
export function Field({ children, className, ...facts }: FieldProps) {
  const control = controlNames(facts)
  const { label, hint, error, optional, short } = facts
  return (
    <div className={names('usa-form-group', error && 'usa-form-group--error', short && 'at-short', className)}>
      <label className={names('usa-label', error && 'usa-label--error')} htmlFor={control.id}>
        {label}
        {optional ? <span className="usa-hint"> (optional)</span> : null}
      </label>
      <HintAndError id={control.id} hint={hint} error={error} />
      {children(control)}
    </div>
  )
}

type HintAndErrorProps = { id: string; hint?: ReactNode; error?: string | undefined }

export function HintAndError({ id, hint, error }: HintAndErrorProps) {
  return (
    <>
      {hint ? (
        <span className="usa-hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      {error ? (
        <span className="usa-error-message" id={`${id}-error`}>
          {error}
        </span>
      ) : null}
    </>
  )
}

/** Splits what `Field` needs from what the control itself takes (register()'s props among it). */
function split<P extends FieldFacts>({ label, name, id, hint, error, optional, short, ...control }: P) {
  return { facts: { label, name, id, hint, error, optional, short }, control }
}

type TextFieldProps = FieldFacts & Omit<ComponentProps<'input'>, 'id' | 'name'>

/** One line of text; `type`, `inputMode` and `autoComplete` as the content asks. Spread `register('name')` into it. */
export function TextField({ className, ...props }: TextFieldProps) {
  const { facts, control } = split(props)
  return (
    <Field {...facts}>
      {(own) => (
        <input
          type="text"
          {...control}
          name={facts.name}
          className={names('usa-input', facts.error && 'usa-input--error', className)}
          {...own}
        />
      )}
    </Field>
  )
}

/** A day in the reader's own calendar control; its value is `2026-12-02`. */
export function DateField(props: TextFieldProps) {
  return <TextField short type="date" {...props} />
}

type TextAreaProps = FieldFacts & Omit<ComponentProps<'textarea'>, 'id' | 'name'>

export function TextArea({ className, rows = 4, ...props }: TextAreaProps) {
  const { facts, control } = split(props)
  return (
    <Field {...facts}>
      {(own) => (
        <textarea
          rows={rows}
          {...control}
          name={facts.name}
          className={names('usa-textarea', facts.error && 'usa-input--error', className)}
          {...own}
        />
      )}
    </Field>
  )
}

/** `hidden`: not to be seen at the moment; what was chosen of it stays chosen. */
export type Choice = { value: string; label: ReactNode; hint?: ReactNode; hidden?: boolean }

type SelectFieldProps = FieldFacts &
  Omit<ComponentProps<'select'>, 'id' | 'name'> & {
    options: readonly { value: string; label: string }[]
    /** The choice that stands for nothing chosen: "Any length". */
    empty?: string | undefined
  }

export function SelectField({ className, options, empty, ...props }: SelectFieldProps) {
  const { facts, control } = split(props)
  return (
    <Field {...facts}>
      {(own) => (
        <select
          {...control}
          name={facts.name}
          className={names('usa-select', facts.error && 'usa-select--error', className)}
          {...own}
        >
          {empty === undefined ? null : <option value="">{empty}</option>}
          {options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** A part of a long form, with its serif heading. */
export function FormPart({ legend, children }: { legend: ReactNode; children: ReactNode }) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {children}
    </fieldset>
  )
}

/** Fields side by side where there is room. */
export function Fields({ children }: { children: ReactNode }) {
  return <div className="at-fields">{children}</div>
}

/** The last line of a form: the other ways first, the likely step last (and first under the thumb). */
export function FormActions({ children }: { children: ReactNode }) {
  return <div className="at-turn">{children}</div>
}
