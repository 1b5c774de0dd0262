import type { Metadata } from 'next'
import type { ToolPlace } from '../../tools/tool-place'
import { PromptEditor } from '../_components/prompt-editor'
import { loadPrompt } from '../load-prompt'

export const metadata: Metadata = { title: 'New prompt' }

interface NewPromptPageProps {
  params: Promise<ToolPlace>
  searchParams: Promise<{ prompt?: string }>
}

export default async function NewPromptPage({ params, searchParams }: NewPromptPageProps) {
  const { prompt } = await searchParams
  return <PromptEditor {...(await loadPrompt(await params, prompt === 'new' ? prompt : undefined))} />
}
