import { HelpPage, helpMetadata } from './help-page'

export const generateMetadata = () => helpMetadata('en')

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default function GetHelpPage({ searchParams }: Props) {
  return <HelpPage locale="en" searchParams={searchParams} />
}
