import type { KeptTaskForce } from '@/lib/task-forces/shapes'

/** What a form of the screen gets: where it leads back, and what follows once it is saved. */
export type FormProps = { force: KeptTaskForce; back: string; onDone: () => void }
