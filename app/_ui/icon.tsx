export type IconName =
  | 'agency'
  | 'changed'
  | 'close'
  | 'down'
  | 'event'
  | 'filter'
  | 'half'
  | 'learn'
  | 'leaving'
  | 'menu'
  | 'met'
  | 'moved'
  | 'new'
  | 'off'
  | 'open'
  | 'out'
  | 'overdue'
  | 'phone'
  | 'pin'
  | 'refused'
  | 'soon'
  | 'state'
  | 'up'
  | 'waiting'

/** One shape of public/icons.svg. It never speaks: the words stand beside it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="at-icon" viewBox="0 0 24 24" aria-hidden="true">
      <use href={`/icons.svg#i-${name}`} />
    </svg>
  )
}

/** The mark: a tick above a signature line. */
export function Mark() {
  return (
    <svg viewBox="0 0 30 30" aria-hidden="true">
      <rect width="30" height="30" rx="6" fill="#0e4f5c" />
      <path d="m8 12.5 5 5L23 7" fill="none" stroke="#fff" strokeWidth="3" />
      <path d="M7 23.5h16" stroke="#ffbe2e" strokeWidth="3" />
    </svg>
  )
}
