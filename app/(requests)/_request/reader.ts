import type { Request } from '@/lib/requests/shapes'

/** Whether whoever reads a request asked for it, themselves or as the agency that they coordinate: words speak to them as such. */
export const asksFor = ({ sides }: Pick<Request, 'sides'>): boolean =>
  sides.includes('requester') || sides.includes('coordinator')
