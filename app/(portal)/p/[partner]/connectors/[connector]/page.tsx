import { ToolBadge } from '@/app/_components/ui/badge'
import { Card, Section } from '@/app/_components/ui/card'
import { List, ListRow } from '@/app/_components/ui/list'
import { RelativeTime } from '@/app/_components/ui/relative-time'
import { TextLink } from '@/app/_components/ui/text-link'
import { countCalls } from '@/lib/activity'
import { toolKind } from '@/lib/connectors/schema'
import { describeCredential } from '@/lib/upstream'
import type { CredentialKind } from '@/lib/upstream/schema'
import { accessLabel } from '../_components/access-label'
import { plural } from '../_components/plural'
import { Detail, Details } from './_components/details'
import { NextSteps } from './_components/next-steps'
import { type ConnectorProps, loadConnector } from './load-connector'

const TOOLS_SHOWN = 6
const CALLS_DAYS = 7

const CREDENTIALS: Record<CredentialKind, string> = {
  none: 'None',
  header: 'Header key',
  query: 'Query key',
  basic: 'Basic',
  bearer: 'Bearer token',
  client_credentials: 'Client credentials',
  user_key: 'Each user’s own key',
}

export default async function OverviewPage({ params }: ConnectorProps) {
  const { partner, connector: slug } = await params
  const { member, mayEdit, connector, tools, releases, here } = await loadConnector(partner, slug)
  const [credential, calls] = await Promise.all([
    describeCredential(member, slug),
    countCalls(connector.id, new Date(Date.now() - CALLS_DAYS * 86_400_000)),
  ])
  const live = releases.find((release) => release.live)
  return (
    <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,400px)]">
      <div className="flex min-w-0 flex-col gap-6">
        <p className="max-w-prose">{connector.description}</p>
        {mayEdit && (
          <NextSteps
            here={here}
            firstTool={tools[0]?.name}
            published={connector.liveRelease !== null}
            called={calls.lastAt !== null}
          />
        )}
        {tools.length > 0 && (
          <Section
            title={plural(tools.length, 'tool')}
            actions={tools.length > TOOLS_SHOWN && <TextLink href={`${here}/tools`}>All tools</TextLink>}
          >
            <List label="Tools">
              {tools.slice(0, TOOLS_SHOWN).map((tool) => (
                <ListRow
                  key={tool.name}
                  mono
                  title={tool.name}
                  href={`${here}/tools/${tool.name}`}
                  detail={tool.title}
                  badge={<ToolBadge kind={toolKind(tool.annotations)} />}
                />
              ))}
            </List>
          </Section>
        )}
      </div>
      <Card>
        <Details>
          <Detail name="Live">
            {live ? (
              <>
                Release {live.number}, <RelativeTime at={live.createdAt} />
              </>
            ) : (
              'Not published'
            )}
          </Detail>
          <Detail name={`Calls, ${CALLS_DAYS} days`}>
            {calls.lastAt ? (
              <>
                {plural(calls.calls, 'call')}, {calls.failed} failed. Last <RelativeTime at={calls.lastAt} />
              </>
            ) : (
              'None'
            )}
          </Detail>
          <Detail name="Access">
            <TextLink href={`${here}/access`}>{accessLabel(connector.access)}</TextLink>
          </Detail>
          <Detail name="Base URL">
            <code className="break-all">{connector.baseUrl}</code>
          </Detail>
          <Detail name="Credential">
            {CREDENTIALS[credential.kind]}
            {credential.name && (
              <>
                {' '}
                <code className="break-all">{credential.name}</code>
              </>
            )}
          </Detail>
          <Detail name="Last change">
            <RelativeTime at={connector.updatedAt} />
          </Detail>
        </Details>
      </Card>
    </div>
  )
}
