import { Callout } from '@/app/_components/ui/callout'
import { Card, Disclosure, Section } from '@/app/_components/ui/card'
import type { Connector } from '@/lib/connectors'
import type { ToolDefinition } from '@/lib/connectors/schema'
import { hasRole } from '@/lib/partners'
import type { Member } from '@/lib/partners/schema'
import { isProbe, listEnvironments, proposeProbe } from '@/lib/upstream'
import { AddEnvironment, UpstreamHostsForm } from './environment-buttons'
import { EnvironmentCard } from './environment-card'
import type { TestCalls } from './place'

interface Props {
  partner: string
  member: Member
  connector: Connector
  tools: ToolDefinition[]
}

function testCalls(tools: ToolDefinition[]): TestCalls {
  const proposed = proposeProbe(tools)
  return {
    tools: tools.filter(isProbe).map(({ name }) => name),
    readTools: tools.filter(({ annotations }) => annotations.readOnlyHint).map(({ name }) => name),
    proposed: 'tool' in proposed ? `tool:${proposed.tool}` : 'path',
  }
}

/** What calls carry, for each environment, and where they may go on to. */
export async function CredentialsSection({ partner, member, connector, tools }: Props) {
  const environments = await listEnvironments(member, connector.slug)
  const place = { partner, connector: connector.slug }
  const mayChange = hasRole(member, 'admin')
  const calls = testCalls(tools)
  const asksUsers = environments.some(({ served, credential }) => served && credential.kind === 'user_key')
  return (
    <Section
      title="From Portico to your API"
      description="What a call carries so that the API lets it in. Claude, its users and plugins never see it. A change acts on the next call."
    >
      {asksUsers && connector.access !== 'portal' && (
        <Callout tone="warning" title="Nobody is asked for a key">
          Each user has a key of their own only where people sign in with a portal account.
        </Callout>
      )}
      {environments.map((environment) => (
        <EnvironmentCard
          key={environment.name}
          place={place}
          environment={environment}
          baseUrl={connector.baseUrl}
          calls={calls}
          several={environments.length > 1}
          mayChange={mayChange}
        />
      ))}
      {mayChange && (
        <Card className="flex flex-col gap-5">
          <Disclosure summary="Add an environment">
            <AddEnvironment key={environments.length} {...place} />
          </Disclosure>
          <Disclosure summary="Where calls may go on to">
            <p className="mb-3 text-xs text-muted-foreground">
              Redirects, next pages and jobs stay on the host of the base URL, and on the hosts named here.
            </p>
            <UpstreamHostsForm key={connector.upstreamHosts.join()} {...place} hosts={connector.upstreamHosts} />
          </Disclosure>
        </Card>
      )}
    </Section>
  )
}
