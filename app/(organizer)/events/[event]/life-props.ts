import type { MyEvent } from '@/lib/events/shapes'

/** What each step of a public event is given, and what follows when it is done. */
export type LifeProps = { mine: MyEvent; onDone: () => void }
