import { Section } from '@/app/_components/ui/card'
import { Table, Td, Th } from '@/app/_components/ui/list'

const CLIENTS: [client: string, learns: string, refresh: string][] = [
  [
    'Claude on the web, desktop, phone, and Cowork',
    'Keeps the list of tools per address; it was seen to lapse within a day. A notice of a new release does not always reach it.',
    'Wait, or remove the connector and add it again.',
  ],
  [
    'Claude Code',
    'Reads the list at the start of a session, and again where it hears of a new release.',
    'Start a new session.',
  ],
  [
    'Clients of MCP 2026-07-28',
    'Those that listen hear of it at once. Others may reuse a list for 60 seconds.',
    'Ask for the list again after a minute.',
  ],
  ['Clients of MCP 2025-11-25 and before', 'Read the list when they connect.', 'Connect again.'],
]

/** That a release needs no new connection, and when each client has it. */
export function WhenClientsSee() {
  return (
    <Section
      title="When clients see a new release"
      description="Connector and plugin keep pointing at the same address, so new tools need no new plugin. As of November 2026:"
    >
      <Table label="When clients see a new release">
        <thead>
          <tr>
            <Th>Client</Th>
            <Th>Learns of it</Th>
            <Th>To see it sooner</Th>
          </tr>
        </thead>
        <tbody>
          {CLIENTS.map(([client, learns, refresh]) => (
            <tr key={client}>
              <Td className="min-w-36 font-medium">{client}</Td>
              <Td className="min-w-56 text-muted-foreground">{learns}</Td>
              <Td className="min-w-40 text-muted-foreground">{refresh}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  )
}
