import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { PageBody } from '@/app/_components/page-body'
import { TabLinks } from '@/app/_components/ui/tab-links'
import { requestOrigin } from '@/app/_web/session'
import { hasRole } from '@/lib/partners'
import { ConnectorHeader } from './_components/connector-header'
import { iconAddress } from './_components/icon-address'
import { RoleGate } from './_components/role-gate'
import { type ConnectorProps, loadConnector } from './load-connector'

export async function generateMetadata({ params }: ConnectorProps): Promise<Metadata> {
  const { partner, connector: slug } = await params
  // Where there is no such connector, the layout itself says so. Were it said here, the 404 page would lose its title.
  const loaded = await loadConnector(partner, slug).catch(() => null)
  if (!loaded) return {}
  const { connector } = loaded
  return { title: { default: connector.name, template: `%s · ${connector.name} · Portico` } }
}

export default async function ConnectorLayout({ params, children }: ConnectorProps & { children: ReactNode }) {
  const { partner, connector: slug } = await params
  const loaded = await loadConnector(partner, slug)
  const { member, mayEdit, mayAdmin, here, tools, prompts, resources, releases } = loaded
  const tabs = [
    { href: here, label: 'Overview', exact: true },
    { href: `${here}/tools`, label: 'Tools', count: tools.length },
    { href: `${here}/prompts`, label: 'Prompts', count: prompts.length },
    { href: `${here}/resources`, label: 'Resources', count: resources.length },
    { href: `${here}/instructions`, label: 'Instructions' },
    { href: `${here}/access`, label: 'Access' },
    ...(hasRole(loaded.member, 'admin') ? [{ href: `${here}/users`, label: 'Users' }] : []),
    { href: `${here}/releases`, label: 'Releases', count: releases.length },
    { href: `${here}/connect`, label: 'Connect' },
    { href: `${here}/plugin`, label: 'Plugin' },
    { href: `${here}/settings`, label: 'Settings' },
  ]
  return (
    <PageBody>
      <ConnectorHeader
        {...loaded}
        icon={iconAddress({ partner, connector: slug }, loaded.connector.icons)}
        endpoint={`${await requestOrigin()}/mcp/${slug}`}
      />
      <TabLinks label="Connector" tabs={tabs} className="min-w-0 border-b" />
      <RoleGate {...{ here, mayEdit, mayAdmin }} partnerName={member.partnerName}>
        {children}
      </RoleGate>
    </PageBody>
  )
}
