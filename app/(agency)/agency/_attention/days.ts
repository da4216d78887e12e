/** Days counted in the browser, where the calendar library of the server is not loaded. */
const DAY = 86_400_000

export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
