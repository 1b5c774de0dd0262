import { FileText, Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { WhenMayChange } from '@/app/_components/may-change'
import { Badge } from '@/app/_components/ui/badge'
import { ButtonLink } from '@/app/_components/ui/button'
import { Section } from '@/app/_components/ui/card'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { List, ListRow } from '@/app/_components/ui/list'
import { resourceAddress } from '@/lib/connectors/schema'
import { plural } from '../../_components/plural'
import { loadConnector } from '../load-connector'
import type { ToolPlace } from '../tools/tool-place'
import { resourcePath, resourcesPath } from './resource-place'

export const metadata: Metadata = { title: 'Resources' }

const KINDS = { text: 'Text', file: 'File', template: 'Template' }

export default async function ResourcesPage({ params }: { params: Promise<ToolPlace> }) {
  const place = await params
  const { resources } = await loadConnector(place.partner, place.connector)
  if (resources.length === 0) return <NoResources place={place} />
  return (
    <Section
      title={plural(resources.length, 'resource')}
      description="Each is something to read at an address of its own. Changes reach Claude when you publish."
      actions={<AddResource place={place} />}
    >
      <List label="Resources">
        {resources.map((resource) => (
          <ListRow
            key={resource.name}
            mono
            href={resourcePath(place, resource.name)}
            title={resource.name}
            badge={<Badge>{KINDS[resource.kind]}</Badge>}
            detail={resource.title}
            meta={<code className="break-all">{resourceAddress(resource)}</code>}
          />
        ))}
      </List>
    </Section>
  )
}

function AddResource({ place }: { place: ToolPlace }) {
  return (
    <WhenMayChange>
      <ButtonLink href={`${resourcesPath(place)}/new`}>
        <Plus size={16} aria-hidden />
        Add resource
      </ButtonLink>
    </WhenMayChange>
  )
}

function NoResources({ place }: { place: ToolPlace }) {
  return (
    <EmptyState icon={FileText} title="Nothing to read yet" action={<AddResource place={place} />}>
      <p>
        A resource is a text or a file that people attach to a conversation, such as your return policy. A template
        reads it from your API:
      </p>
      <pre className="mt-4 overflow-x-auto rounded-lg border bg-background p-3 text-left">
        <code>{'shop://orders/{id}  →  GET /orders/{id}'}</code>
      </pre>
    </EmptyState>
  )
}
