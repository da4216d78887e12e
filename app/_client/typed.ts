/** What stands in an empty field. */
export const blankIsNothing = (text: unknown) => (typeof text === 'string' && text.trim() === '' ? null : text)

/** What is no number stays one to the schema's eye: it refuses it by its own words. */
export const numberOrNothing = (text: unknown) => {
  const given = blankIsNothing(text)
  return given === null ? null : Number(given)
}
