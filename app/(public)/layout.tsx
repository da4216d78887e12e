import type { ReactNode } from 'react'

/** Public pages name their own address, which the installation knows and the build does not; the front keeps them. */
export const dynamic = 'force-dynamic'

export default function PublicLayout({ children }: { children: ReactNode }) {
  return children
}
