/** What may come in while somebody takes a module. */

/** A question as it was put to the person: its options in the order shown. */
export type AskedQuestion = {
  id: string
  lessonKey: string
  prompt: string
  options: { id: string; text: string }[]
  several: boolean
}

/** What the person chose, and when by their own device; the later one wins. */
export type GivenAnswer = { chosen: string[]; answeredAt: string }
