'use client'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../_client/api'
import { Loaded } from '../../_client/loaded'
import { whenWords } from '../../_client/when'
import { Empty } from '../../_ui/empty'
import { Facts } from '../../_ui/facts'

export function OutboxScreen() {
  const query = useQuery(api.identity.listOutbox.queryOptions({ refetchInterval: 2000 }))
  return (
    <Loaded query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title="No messages yet">Ask for a code on the sign-in page, and it arrives here.</Empty>
        ) : (
          <ul className="at-plain at-stack">
            {items.map((message) => (
              <li key={`${message.sentAt} ${message.to} ${message.subject}`}>
                <article className="at-mail">
                  <header>
                    <Facts
                      items={[
                        { label: 'To', value: message.to },
                        { label: 'Subject', value: <b>{message.subject}</b> },
                        { label: 'Sent', value: whenWords(message.sentAt) },
                        ...(message.waitsUntil
                          ? [
                              {
                                label: 'Night',
                                value: `It is night where this is read. Elsewhere it would wait until ${whenWords(message.waitsUntil)}.`,
                              },
                            ]
                          : []),
                      ]}
                    />
                  </header>
                  <div>
                    {message.text.split('\n\n').map((paragraph) => (
                      <p key={paragraph} className="at-written">
                        {paragraph}
                      </p>
                    ))}
                    {message.attached?.map(({ name, method }) => (
                      <p key={name} className="at-small at-soft">
                        With it: {name} (
                        {method === 'CANCEL' ? 'takes the entry out of a calendar' : 'an entry for a calendar'})
                      </p>
                    ))}
                  </div>
                </article>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  )
}
