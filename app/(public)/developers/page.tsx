import { Column, Page, Section } from '../../_ui/arrange'
import { Link } from '../../_ui/link'
import { PageTitle } from '../../_ui/title'
import { type Operation, openApi, type Path } from '../../api/_document'
import { API_PREFIX } from '../../api/_handler'
import { publicMetadata } from '../metadata'
import { typeWords } from './type-words'

const about = {
  title: 'API documentation',
  description: 'Every operation of the API of Attest: its address, what it takes and what it answers.',
}
export const generateMetadata = () => publicMetadata({ ...about, path: '/developers' })

type Listed = { path: string; method: string; operation: Operation; tag: string }

export default async function DevelopersPage() {
  const { paths } = await openApi()
  const operations = Object.entries(paths).flatMap(operationsAt)
  const tags = [...new Set(operations.map(({ tag }) => tag))].sort()
  return (
    <Page>
      <Column>
        <PageTitle
          title={about.title}
          lead="Everything the screens can do, a program can do too, with the same permissions."
        />
        <HowToCall />
        <nav className="at-section" aria-label="Parts of the API">
          <ul className="at-row at-plain">
            {tags.map((tag) => (
              <li key={tag}>
                <a href={`#${anchorOf(tag)}`}>{tag}</a>
              </li>
            ))}
          </ul>
        </nav>
        {tags.map((tag) => (
          <Section key={tag} id={anchorOf(tag)} title={tag}>
            {operations
              .filter((each) => each.tag === tag)
              .map((each) => (
                <OperationDetails key={`${each.method} ${each.path}`} listed={each} />
              ))}
          </Section>
        ))}
      </Column>
    </Page>
  )
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const
const anchorOf = (tag: string) => tag.toLowerCase().replace(/\W+/g, '-')

const operationsAt = ([path, item]: [string, Path]): Listed[] =>
  METHODS.flatMap((method) => {
    const operation = item[method]
    if (!operation) return []
    const prefix = item.servers ? '' : API_PREFIX
    return [{ path: `${prefix}${path}`, method: method.toUpperCase(), operation, tag: operation.tags?.[0] ?? 'Other' }]
  })

function HowToCall() {
  return (
    <div className="at-prose">
      <ul>
        <li>
          Send a personal token as <code>Authorization: Bearer …</code>. You make one under{' '}
          <Link href="/tokens">API tokens</Link>; it may do what you may do, or only read.
        </li>
        <li>
          A list in the query is its name once for each value: <code>?kind=training&kind=webinar</code>. Bodies are
          JSON.
        </li>
        <li>
          A day is <code>2026-11-22</code>, an instant <code>2026-11-22T17:00:00Z</code>. Long lists come in pages: send{' '}
          <code>nextCursor</code> as <code>cursor</code>.
        </li>
        <li>A failure says what is in the way, and which field it belongs to, as problem details (RFC 9457).</li>
        <li>
          For programs that make clients: <a href={`${API_PREFIX}/openapi.json`}>the OpenAPI 3.1 document</a>.
        </li>
      </ul>
    </div>
  )
}

function OperationDetails({ listed: { path, method, operation } }: { listed: Listed }) {
  const { summary, parameters = [], requestBody, responses } = operation
  const body = Object.values(requestBody?.content ?? {})[0]?.schema
  const [answerType, answer] = Object.entries(responses?.['200']?.content ?? {})[0] ?? []
  return (
    <details className="at-operation">
      <summary>
        {summary}{' '}
        <code>
          <b>{method}</b> {path}
        </code>
      </summary>
      {operation.security?.length === 0 ? <p className="at-small">Needs no token.</p> : null}
      {parameters.length > 0 ? <h3>Parameters</h3> : null}
      <ul>
        {parameters.map(({ name, in: place, required, schema }) => (
          <li key={name}>
            <code>{name}</code> in the {place === 'path' ? 'address' : place}
            {required ? ', needed' : ''}: {typeWords(schema ?? {})}
          </li>
        ))}
      </ul>
      {body ? <Words title="Body" text={typeWords(body)} /> : null}
      {answerType === 'application/json' ? <Words title="Answer" text={typeWords(answer?.schema ?? {})} /> : null}
      {answerType && answerType !== 'application/json' ? (
        <p>
          Answers a file: <code>{answerType}</code>
        </p>
      ) : null}
    </details>
  )
}

function Words({ title, text }: { title: string; text: string }) {
  return (
    <>
      <h3>{title}</h3>
      <pre>{text}</pre>
    </>
  )
}
