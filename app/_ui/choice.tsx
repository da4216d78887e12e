import type { ComponentProps, ReactNode } from 'react'
import { type Choice, type FieldFacts, HintAndError } from './form'
import { names } from './names'

type GroupProps = FieldFacts &
  Omit<ComponentProps<'input'>, 'id' | 'name' | 'type' | 'value' | 'defaultChecked'> & {
    options: readonly Choice[]
    /** Next to each other where there is room. */
    inline?: boolean | undefined
    /** Large, bordered answers. */
    boxed?: boolean | undefined
  }

type CheckboxGroupProps = GroupProps & { chosen?: readonly string[] | undefined }
type RadioGroupProps = GroupProps & { chosen?: string | undefined }

/** Any number of these. With a form library spread `register('name')`; in a GET form give `chosen`. */
export function CheckboxGroup({ chosen, ...props }: CheckboxGroupProps) {
  return <Group {...props} kind="checkbox" isChosen={chosen && ((value) => chosen.includes(value))} />
}

/** One of these. */
export function RadioGroup({ chosen, ...props }: RadioGroupProps) {
  return <Group {...props} kind="radio" isChosen={chosen === undefined ? undefined : (value) => value === chosen} />
}

type KindProps = GroupProps & { kind: Kind; isChosen: ((value: string) => boolean) | undefined }
type Kind = 'checkbox' | 'radio'

function Group({ kind, isChosen, options, inline, boxed, label, short: _, ...props }: KindProps) {
  const { name, id = name, hint, error, optional, className, ...control } = props
  const described = names(Boolean(hint) && `${id}-hint`, Boolean(error) && `${id}-error`)
  return (
    <fieldset
      id={id}
      className={names('usa-fieldset usa-form-group', error && 'usa-form-group--error', className)}
      {...(described ? { 'aria-describedby': described } : {})}
    >
      <legend className="usa-legend at-legend">
        {label}
        {optional ? <span className="usa-hint"> (optional)</span> : null}
      </legend>
      <HintAndError id={id} hint={hint} error={error} />
      <div className={names('at-choices', inline && 'at-row')}>
        {options.map((option) => (
          <Choose
            {...control}
            key={option.value}
            kind={kind}
            name={name}
            id={`${id}-${option.value}`}
            value={option.value}
            label={option.label}
            hint={option.hint}
            hidden={option.hidden}
            boxed={boxed}
            {...(isChosen ? { defaultChecked: isChosen(option.value) } : {})}
          />
        ))}
      </div>
    </fieldset>
  )
}

type ChooseProps = Omit<ComponentProps<'input'>, 'id'> & {
  kind: Kind
  id: string
  label: ReactNode
  hint?: ReactNode
  boxed?: boolean | undefined
  /** The id of an error that stands outside. */
  errorId?: string | undefined
}

function Choose({ kind, id, label, hint, hidden, boxed, errorId, ...control }: ChooseProps) {
  const described = names(Boolean(hint) && `${id}-hint`, errorId)
  return (
    <div className={names(`usa-${kind}`, boxed && 'at-answer')} hidden={hidden}>
      <input
        {...control}
        type={kind}
        id={id}
        className={`usa-${kind}__input`}
        {...(described ? { 'aria-describedby': described } : {})}
      />
      <label className={`usa-${kind}__label`} htmlFor={id}>
        {label}
      </label>
      {hint ? (
        <p className="usa-hint at-small at-choice-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
    </div>
  )
}

type CheckboxProps = Omit<ComponentProps<'input'>, 'id' | 'type'> & {
  name: string
  id?: string | undefined
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
}

/** A single yes or no. */
export function Checkbox({ id, label, hint, error, ...control }: CheckboxProps) {
  const own = id ?? control.name
  return (
    <div className={names('usa-form-group', error && 'usa-form-group--error')}>
      <HintAndError id={own} error={error} />
      <Choose
        {...control}
        kind="checkbox"
        id={own}
        label={label}
        hint={hint}
        {...(error ? { 'aria-invalid': true } : {})}
        errorId={error ? `${own}-error` : undefined}
      />
    </div>
  )
}
