/**
 * Next draws the page of what is not there in the browser alone, where a page found nothing: without script it would be empty. Its
 * words stand in it for whoever has none.
 */
import { type Answer, ask } from './renderer'

/** An address that no page has. */
const NOWHERE = '/-/nowhere'
const SHELL = '<html id="__next_error__"'

/** The answer, with the words of the page of what is not there where it has none. */
export async function withWords(answer: Answer, socket: string): Promise<Answer> {
  const isPage = answer.status === 404 && answer.headers['content-type']?.startsWith('text/html')
  if (!isPage || !answer.body.includes(SHELL)) return answer
  const { body } = await ask(socket, { path: NOWHERE, headers: { host: 'attest', accept: 'text/html' } })
  return { ...answer, body: Buffer.from(filled(answer.body.toString('utf8'), body.toString('utf8'))) }
}

/** Scripts belong to the page that they came with; what they would have drawn is there already. */
export function filled(shell: string, whole: string): string {
  const [, drawn = ''] = /<body[^>]*>([\s\S]*)<\/body>/.exec(whole) ?? []
  const styles = whole.match(/<link\b[^>]*rel="stylesheet"[^>]*>/g)?.join('') ?? ''
  const words = drawn.replace(/<script\b[\s\S]*?<\/script>|<\/?noscript>/g, '')
  return shell
    .replace(SHELL, `<html lang="en" ${SHELL.slice(6)}`)
    .replace('</body>', () => `<noscript>${styles}${words}</noscript></body>`)
}
