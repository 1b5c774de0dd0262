import type { Metadata } from 'next'
import type { ToolPlace } from '../../tools/tool-place'
import { ResourceEditor } from '../_components/resource-editor'
import { loadResource } from '../load-resource'

interface ResourcePageProps {
  params: Promise<ToolPlace & { resource: string }>
}

export async function generateMetadata({ params }: ResourcePageProps): Promise<Metadata> {
  return { title: decodeURIComponent((await params).resource) }
}

export default async function ResourcePage({ params }: ResourcePageProps) {
  const { resource, ...place } = await params
  const name = decodeURIComponent(resource)
  return <ResourceEditor key={name} {...(await loadResource(place, name))} />
}
