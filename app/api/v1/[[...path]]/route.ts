import { serveFetch } from '../../_serve'

export const dynamic = 'force-dynamic'
export { serveFetch as DELETE, serveFetch as GET, serveFetch as PATCH, serveFetch as POST, serveFetch as PUT }
