import type { ReactNode } from 'react'
import { Section } from '@/app/_components/ui/card'
import { cn } from '@/app/_components/ui/cn'
import { Table, Td, Th } from '@/app/_components/ui/list'
import type { ClientId } from './clients'

const SURFACES = ['Web, desktop, mobile', 'Cowork', 'Claude Code'] as const

const SURFACE_OF: Record<ClientId, (typeof SURFACES)[number]> = {
  apps: 'Web, desktop, mobile',
  owners: 'Web, desktop, mobile',
  cowork: 'Cowork',
  code: 'Claude Code',
}

type Row = [feature: string, ...answers: ReactNode[]]

function rows(plugin: string, reachable: boolean): Row[] {
  const hosted = reachable ? 'Yes' : 'No'
  const command = <code>/{plugin}:ask</code>
  return [
    ['Reaches this portal', hosted, hosted, reachable ? 'Yes' : 'On this computer'],
    ['Calls come from', 'Anthropic’s servers', 'Anthropic’s servers', 'The person’s computer'],
    ['Tools, text and images', 'Yes', 'Yes', 'Yes'],
    ['Size of a result', 'About 150,000 characters', 'About 150,000 characters', '25,000 tokens'],
    ['Time for a call', '240 s', '240 s', 'First byte within 60 s'],
    ['Tools of a new release', 'Not always at once', 'Not always at once', 'At once'],
    ['Skill of the plugin', 'Yes', 'Yes', 'Yes'],
    ['Command of the plugin', 'As a skill', command, command],
  ]
}

interface SurfaceTableProps {
  plugin: string
  reachable: boolean
  /** A phone has room for one column: that of this client. */
  client: ClientId
}

/** What each of Claude's surfaces can do with the connector and its plugin. */
export function SurfaceTable({ plugin, reachable, client }: SurfaceTableProps) {
  const column = (surface: string | undefined) => cn(surface !== SURFACE_OF[client] && 'hidden sm:table-cell')
  return (
    <Section title="What Claude can do with it">
      <Table label="Claude surfaces compared">
        <thead>
          <tr>
            <Th>
              <span className="sr-only">Feature</span>
            </Th>
            {SURFACES.map((surface) => (
              <Th key={surface} className={column(surface)}>
                {surface}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows(plugin, reachable).map(([feature, ...answers]) => (
            <tr key={feature}>
              <Th scope="row">{feature}</Th>
              {answers.map((answer, index) => (
                <Td key={SURFACES[index]} className={column(SURFACES[index])}>
                  {answer}
                </Td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  )
}
