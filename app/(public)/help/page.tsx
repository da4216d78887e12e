import { HelpPage, helpMetadata } from './help-page'

export const generateMetadata = () => helpMetadata('en')

export default function GetHelpPage() {
  return <HelpPage locale="en" />
}
