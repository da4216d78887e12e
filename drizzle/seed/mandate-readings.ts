/** A few mandate packs that the moderator and the administrator of the demonstration world have read against their sources. */
import { recordPackReading } from '@/lib/mandates/commands'
import { getPack } from '@/lib/mandates/queries'
import { GORDON, WALT } from './agencies'
import { as } from './cast'
import type { Story } from './story'

type Read = { packId: string; by: { email: string }; daysAgo: number; differs?: string }

const readings: readonly Read[] = [
  { packId: 'ca-evid-1038-2', by: GORDON, daysAgo: 60 },
  { packId: 'ca-evid-1038-2', by: WALT, daysAgo: 57 },
  { packId: 'ca-evid-1037-1', by: GORDON, daysAgo: 60 },
  { packId: 'ca-evid-1037-1', by: WALT, daysAgo: 31 },
  { packId: 'tx-1tac-62-52', by: WALT, daysAgo: 44 },
  { packId: 'tx-1tac-62-52', by: GORDON, daysAgo: 40 },
  { packId: 'ca-pc-13519-14', by: GORDON, daysAgo: 25 },
  {
    packId: 'az-r13-4-111-train',
    by: GORDON,
    daysAgo: 20,
    differs: 'The page shows the text since September 2025; the copy is of the one before.',
  },
]

export async function tellPackReadings(story: Story): Promise<void> {
  for (const { packId, by, daysAgo, differs } of readings) {
    const ctx = await as(by.email, story.at(daysAgo, '10:20'))
    const { edition } = await getPack(ctx, { packId })
    const found = differs ? { found: 'differs', words: differs } : { found: 'as-written' }
    await recordPackReading(ctx, { packId, edition, readOn: story.day(-daysAgo), ...found })
  }
}
