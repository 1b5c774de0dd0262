import type { Metadata } from 'next'
import type { ToolPlace } from '../../tools/tool-place'
import { ResourceEditor } from '../_components/resource-editor'
import { loadResource } from '../load-resource'

export const metadata: Metadata = { title: 'New resource' }

interface NewResourcePageProps {
  params: Promise<ToolPlace>
  searchParams: Promise<{ resource?: string }>
}

export default async function NewResourcePage({ params, searchParams }: NewResourcePageProps) {
  const { resource } = await searchParams
  return <ResourceEditor {...(await loadResource(await params, resource === 'new' ? resource : undefined))} />
}
