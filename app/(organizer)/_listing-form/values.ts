import type { UseFormReturn } from 'react-hook-form'
import type * as z from 'zod/mini'
import type { ListingFields, listingFields } from '@/lib/directory/listing-fields'

export type ListingValues = z.input<typeof listingFields>
export type Form = UseFormReturn<ListingValues, unknown, ListingFields>
