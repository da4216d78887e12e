/** Whom to write to about this installation, where its configuration names somebody. */
import { contactEmail } from '@/lib/platform/env'

/** What is said with the address, or without one. */
export function WithContact({ children, otherwise }: Props) {
  const address = contactEmail()
  if (!address) return otherwise
  return children(<a href={`mailto:${address}`}>{address}</a>)
}

type Props = {
  children: (address: React.ReactNode) => React.ReactNode
  otherwise: React.ReactNode
}
