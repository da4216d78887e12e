import type { ComponentProps, MouseEvent } from 'react'
import { Link, type LinkProps } from './link'
import { names } from './names'

type Look = {
  /** One filled button a part (the likely step), outline for the others, link for what is rare. */
  variant?: 'filled' | 'outline' | 'link' | undefined
  small?: boolean | undefined
}

const looks = { filled: '', outline: 'usa-button--outline', link: 'usa-button--unstyled' }

const classOf = ({ variant = 'filled', small }: Look, extra?: string) =>
  names('usa-button', looks[variant], small && 'at-button--small', extra)

const stop = (event: MouseEvent) => event.preventDefault()

type ButtonProps = Look & Omit<ComponentProps<'button'>, 'disabled'> & { busy?: boolean | undefined }

/** Never disabled: while `busy` it stays in focus and takes no second press. A form's button says `type="submit"`. */
export function Button({ variant, small, busy, className, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={classOf({ variant, small }, names(busy && 'at-busy', className))}
      {...rest}
      {...(busy ? { 'aria-disabled': true, onClick: stop } : {})}
    />
  )
}

export function LinkButton({ variant, small, className, ...rest }: Look & LinkProps) {
  return <Link className={classOf({ variant, small }, className)} {...rest} />
}
