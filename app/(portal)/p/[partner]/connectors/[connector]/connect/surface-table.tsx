import type { ReactNode } from 'react'
import { Section } from '@/app/_components/ui/card'
import { Table, Td, Th } from '@/app/_components/ui/list'

type Row = [feature: string, apps: ReactNode, cowork: ReactNode, code: ReactNode]

function rows(plugin: string, reachable: boolean): Row[] {
  const command = <code>/{plugin}:ask</code>
  return [
    ['Reaches this portal', reachable ? 'Yes' : 'No', reachable ? 'Yes' : 'No', reachable ? 'Yes' : 'On this computer'],
    ['Calls come from', 'Anthropic’s servers', 'Anthropic’s servers', 'The person’s computer'],
    ['Tools, text and images', 'Yes', 'Yes', 'Yes'],
    ['Size of a result', 'About 150,000 characters', 'About 150,000 characters', '25,000 tokens'],
    ['Time for a call', '240 s', '240 s', 'First byte within 60 s'],
    ['Tools of a new release', 'In a new chat, or connect again', 'In a new task, or connect again', 'At once'],
    ['Skill of the plugin', 'Yes', 'Yes', 'Yes'],
    ['Command of the plugin', 'As a skill', command, command],
  ]
}

/** What each of Claude's surfaces can do with the connector and its plugin. */
export function SurfaceTable({ plugin, reachable }: { plugin: string; reachable: boolean }) {
  return (
    <Section title="What each Claude can do with it">
      <Table label="Claude surfaces compared">
        <thead>
          <tr>
            <Th>
              <span className="sr-only">Feature</span>
            </Th>
            <Th>Web, desktop, mobile</Th>
            <Th>Cowork</Th>
            <Th>Claude Code</Th>
          </tr>
        </thead>
        <tbody>
          {rows(plugin, reachable).map(([feature, apps, cowork, code]) => (
            <tr key={feature}>
              <Th scope="row" className="align-top py-2.5 h-auto!">
                {feature}
              </Th>
              <Td className="min-w-36">{apps}</Td>
              <Td className="min-w-36">{cowork}</Td>
              <Td className="min-w-36">{code}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  )
}
