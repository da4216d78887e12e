import net, { type AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { forgetEnv } from './env'
import { sendMail } from './mail'

/** As much of a mail server as a message needs (RFC 5321). */
const heard: string[] = []
const server = net.createServer((socket) => {
  let inMessage = false
  socket.write('220 mail.example\r\n')
  socket.on('error', () => {})
  socket.on('data', (bytes) => {
    for (const line of bytes.toString('utf8').split('\r\n').filter(Boolean)) {
      heard.push(line)
      if (inMessage && line !== '.') continue
      inMessage = line === 'DATA'
      socket.write(line === 'DATA' ? '354 go on\r\n' : line === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n')
    }
  })
})
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  process.env.SMTP_URL = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`
  forgetEnv()
})
afterAll(() => {
  delete process.env.SMTP_URL
  forgetEnv()
  server.close()
})

it('hands a message to the mail server, to one address, marked as sent by a machine', async () => {
  await sendMail({ to: 'ada@agency.example', subject: 'Your code', text: 'It is 123456.' })
  expect(heard).toContain('RCPT TO:<ada@agency.example>')
  expect(heard.filter((line) => line.startsWith('RCPT'))).toHaveLength(1)
  expect(heard).toEqual(
    expect.arrayContaining(['Subject: Your code', 'Auto-Submitted: auto-generated', 'It is 123456.']),
  )
})

it('names the address that ends such letters by one press, where there is one', async () => {
  heard.length = 0
  const stop = 'https://attest.example/stop-letters?link=01a21d21-9afa-7cd6-aae8-b09e42df1315.aaaaaaaaaaaaaaaaaaaaaa'
  await sendMail({ to: 'ada@agency.example', subject: 'New dates', text: 'Two.', stop })
  const headers = heard.join('\n').replace(/\n[ \t]+/g, ' ')
  expect(headers).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m)
  expect(headers).toContain(`List-Unsubscribe: <${stop}>`)
  heard.length = 0
  await sendMail({ to: 'ada@agency.example', subject: 'Your code', text: 'It is 123456.' })
  expect(heard.join('\n')).not.toContain('List-Unsubscribe')
})
