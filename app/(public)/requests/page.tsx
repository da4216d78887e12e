import { anyoneCtx } from '@/lib/platform/context'
import { inWords } from '@/lib/platform/in-words'
import { requestKinds } from '@/lib/requests/kinds'
import { getRequestRules } from '@/lib/requests/queries'
import { Page } from '../../_ui/arrange'
import { Link } from '../../_ui/link'
import { Note } from '../../_ui/note'
import { rich } from '../../_ui/rich'
import { PageTitle } from '../../_ui/title'
import { publicMetadata } from '../metadata'
import { KindCard } from './kind-card'
import { frontDoor } from './messages'
import { TryADay } from './try-a-day'

const say = inWords(frontDoor, 'en')

export const generateMetadata = () =>
  publicMetadata({ title: say('title'), description: say('description'), path: '/requests' })

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function RequestsPage({ searchParams }: Props) {
  const [asked, rules] = await Promise.all([searchParams, getRequestRules(anyoneCtx())])
  const { answerWorkingDays, decisionWorkingDays } = rules.levels
  return (
    <Page>
      <PageTitle
        title={say('heading')}
        lead={say('lead', { answer: answerWorkingDays, decision: decisionWorkingDays })}
      >
        <Link href="/requests/mine">{say('mine')}</Link>
      </PageTitle>
      <div className="at-choose">
        {requestKinds.map((kind) => (
          <KindCard key={kind} kind={kind} rules={rules.plans.find((each) => each.kind === kind)} say={say} />
        ))}
      </div>
      <TryADay asked={asked} rules={rules} say={say} />
      <Note className="at-section at-measure">
        <p>{rich(say.rich('safety', { help: (chunks) => <Link href="/help">{chunks}</Link> }))}</p>
      </Note>
    </Page>
  )
}
