/** Where each operation is asked, as the library wants it. */
import addresses from './contract.json'

/** By domain and operation: "GET /me". */
export type Addresses = Record<string, Record<string, string>>
type Procedure = { '~orpc': { errorMap: object; meta: object; route: { method: string; path: string } } }

function procedureAt(address: string): Procedure {
  const [method = '', path = ''] = address.split(' ')
  return { '~orpc': { errorMap: {}, meta: {}, route: { method, path } } }
}

const contract: Record<string, Record<string, Procedure>> = {}
for (const [domain, operations] of Object.entries(addresses as Addresses))
  contract[domain] = Object.fromEntries(
    Object.entries(operations).map(([name, address]) => [name, procedureAt(address)]),
  )

export { contract }
