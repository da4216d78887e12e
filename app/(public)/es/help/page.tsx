import { HelpPage, helpMetadata } from '../../help/help-page'

export const generateMetadata = () => helpMetadata('es')

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default function AyudaPage({ searchParams }: Props) {
  return <HelpPage locale="es" searchParams={searchParams} />
}
