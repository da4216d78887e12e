/**
 * One question for all who ask it at once. Whoever asks while it is under way shares the next one, so what anyone hears was
 * so after they asked.
 */
export function askedTogether<T>(ask: () => Promise<T>): () => Promise<T> {
  let current: Promise<T> | undefined
  let next: Promise<T> | undefined
  const start = () => {
    const started = ask().finally(() => {
      current = undefined
    })
    current = started
    return started
  }
  return () => {
    if (next) return next
    if (!current) return start()
    next = current
      .catch(() => {})
      .then(() => {
        next = undefined
        return start()
      })
    return next
  }
}
