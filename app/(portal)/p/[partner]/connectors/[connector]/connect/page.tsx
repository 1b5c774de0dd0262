import type { Metadata } from 'next'
import { ButtonLink } from '@/app/_components/ui/button'
import { Callout } from '@/app/_components/ui/callout'
import { Section } from '@/app/_components/ui/card'
import { CopyLine } from '@/app/_components/ui/copy'
import { TabLinks } from '@/app/_components/ui/tab-links'
import { requestOrigin } from '@/app/_web/session'
import { listDomains } from '@/lib/domains'
import { isPublicHost } from '@/lib/network'
import { buildPlugin, loadConnectorSource } from '@/lib/plugins'
import { type ConnectorProps, loadConnector } from '../load-connector'
import { ClientSteps } from './client-steps'
import { CLIENTS, toClient } from './clients'
import { SurfaceTable } from './surface-table'
import { WhenClientsSee } from './when-clients-see'

export const metadata: Metadata = { title: 'Connect' }

type Query = Promise<{ client?: string | string[]; published?: string | string[] }>

/** Claude's hosted apps come from Anthropic's servers, over https and port 443 only. */
function hostedCanReach(origin: string): boolean {
  const { protocol, hostname, port } = new URL(origin)
  return protocol === 'https:' && port === '' && isPublicHost(hostname)
}

export default async function ConnectPage({ params, searchParams }: ConnectorProps & { searchParams: Query }) {
  const { partner, connector: slug } = await params
  const { member, connector, here } = await loadConnector(partner, slug)
  const { client: asked, published } = await searchParams
  const origin = await requestOrigin()
  const endpoint = `${origin}/mcp/${slug}`
  if (connector.liveRelease === null) return <NotYet here={here} endpoint={endpoint} />

  const domains = (await listDomains(member, slug)).filter(({ state }) => state !== 'unproved')
  const plugin = buildPlugin(await loadConnectorSource(member, slug, origin))
  const client = toClient(asked)
  const reachable = hostedCanReach(origin)
  return (
    <div className="flex flex-col gap-6">
      {published === String(connector.liveRelease) && (
        <Callout tone="success" announce title={`Release ${connector.liveRelease} is live`}>
          The endpoint serves it at once. Connect Claude once; later releases need no new connection, and no new plugin.
        </Callout>
      )}
      <Section title="Endpoint" description="The one address for every Claude client." className="max-w-[640px]">
        <CopyLine text={endpoint} what="endpoint URL" />
      </Section>
      {domains.length > 0 && (
        <Section
          title={domains.length === 1 ? 'Your own domain' : 'Your own domains'}
          description="Serves the same connector. The steps below and the plugin keep the portal’s address; both work."
          className="max-w-[640px]"
        >
          {domains.map(({ host, endpoint: own }) => (
            <CopyLine key={host} text={own} what={`endpoint URL at ${host}`} />
          ))}
        </Section>
      )}
      <div className="flex flex-col gap-6">
        <TabLinks
          label="Claude clients"
          className="border-b"
          tabs={CLIENTS.map(({ id, label }) => ({
            href: `${here}/connect?client=${id}`,
            label,
            current: id === client,
          }))}
        />
        {!reachable && client !== 'code' && <Unreachable origin={origin} here={here} />}
        <ClientSteps
          client={client}
          name={connector.name}
          slug={slug}
          endpoint={endpoint}
          reachable={reachable}
          access={connector.access}
          plugin={plugin.name}
          zip={`${plugin.name}-${plugin.version}.zip`}
          download={`${here}/plugin/download`}
        />
      </div>
      <WhenClientsSee />
      <SurfaceTable plugin={plugin.name} reachable={reachable} client={client} />
    </div>
  )
}

function NotYet({ here, endpoint }: { here: string; endpoint: string }) {
  return (
    <div className="flex max-w-[640px] flex-col gap-6">
      <Callout title="Not published yet">
        <p>Claude cannot connect before there is a release. The address will be this one.</p>
        <div className="mt-3">
          <ButtonLink size="sm" href={`${here}/publish`}>
            See what would be published
          </ButtonLink>
        </div>
      </Callout>
      <Section title="Endpoint">
        <CopyLine text={endpoint} what="endpoint URL" />
      </Section>
    </div>
  )
}

function Unreachable({ origin, here }: { origin: string; here: string }) {
  return (
    <Callout tone="warning" title="Claude’s hosted apps cannot reach this portal" className="max-w-[640px]">
      They connect from Anthropic’s servers and need a public https address; this portal answers at{' '}
      <code className="break-all">{origin}</code>. Set <code>PUBLIC_URL</code> to one that it has.{' '}
      <a href={`${here}/connect?client=code`} className="font-medium text-accent underline underline-offset-4">
        Claude Code on this computer
      </a>{' '}
      can connect now.
    </Callout>
  )
}
