/** The demonstration world: invented people in invented towns, told through the same commands that people use. */
export type Persona = { name: string; email: string; what: string }

export async function seedDemonstration(): Promise<readonly Persona[]> {
  return []
}
