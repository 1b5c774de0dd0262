import type { Metadata } from 'next'
import { ToolEditor } from '../_components/tool-editor'
import { loadEditor } from '../load-editor'
import { isOwnPage, type ToolPlace } from '../tool-place'

export const metadata: Metadata = { title: 'New tool' }

interface NewToolPageProps {
  params: Promise<ToolPlace>
  searchParams: Promise<{ from?: string; tool?: string }>
}

export default async function NewToolPage({ params, searchParams }: NewToolPageProps) {
  const { from, tool } = await searchParams
  const loaded = await loadEditor(await params, isOwnPage(tool) ? tool : undefined)
  return <ToolEditor {...loaded} curl={from === 'curl'} />
}
