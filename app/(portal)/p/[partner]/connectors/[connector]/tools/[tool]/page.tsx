import type { Metadata } from 'next'
import { ToolEditor } from '../_components/tool-editor'
import { loadEditor } from '../load-editor'
import type { ToolPlace } from '../tool-place'

interface ToolPageProps {
  params: Promise<ToolPlace & { tool: string }>
}

export async function generateMetadata({ params }: ToolPageProps): Promise<Metadata> {
  return { title: decodeURIComponent((await params).tool) }
}

export default async function ToolPage({ params }: ToolPageProps) {
  const { tool, ...place } = await params
  return <ToolEditor {...(await loadEditor(place, decodeURIComponent(tool)))} />
}
