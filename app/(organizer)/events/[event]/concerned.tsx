'use client'
import { useQuery } from '@tanstack/react-query'
import { concernedWords } from '@/lib/registration/words'
import { api } from '../../../_client/api'

/** Whom a step would be told, said before it is taken; nothing while that is not known. */
export function Concerned({ eventId, withLater = false }: { eventId: string; withLater?: boolean | undefined }) {
  const query = useQuery(api.registration.countConcerned.queryOptions({ input: { eventId }, staleTime: 0 }))
  if (!query.data) return null
  const { later, ...own } = query.data
  const { registered, waiting } = withLater
    ? { registered: own.registered + later.registered, waiting: own.waiting + later.waiting }
    : own
  return (
    <p role="status">
      <b>{concernedWords({ registered, waiting })}</b>
    </p>
  )
}
