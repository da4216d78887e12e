/** Class names joined by a space; what is empty or false falls away. */
export const names = (...parts: (string | false | null | undefined)[]) => parts.filter(Boolean).join(' ') || undefined
