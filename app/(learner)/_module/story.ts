import type { BlockOf } from '@/lib/catalog/content'

export type Scene = BlockOf<'scenario'>['scenes'][number]
export type Choice = Scene['choices'][number]

/** A scene that was left, and the choice that led on. */
export type Step = { scene: Scene; choice: Choice }

/**
 * Where a reader stands who made these choices (places in each scene's list, from 0), and how they got there. Choices
 * that do not exist are passed over.
 */
export function follow(
  scenes: readonly Scene[],
  choices: readonly number[],
): { past: Step[]; scene: Scene | undefined } {
  const past: Step[] = []
  let scene = scenes[0]
  for (const place of choices) {
    const choice = scene?.choices[place]
    const next = choice && scenes.find((other) => other.id === choice.next)
    if (!scene || !choice || !next) continue
    past.push({ scene, choice })
    scene = next
  }
  return { past, scene }
}
