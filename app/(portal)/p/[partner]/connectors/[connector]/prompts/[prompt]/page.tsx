import type { Metadata } from 'next'
import type { ToolPlace } from '../../tools/tool-place'
import { PromptEditor } from '../_components/prompt-editor'
import { loadPrompt } from '../load-prompt'

interface PromptPageProps {
  params: Promise<ToolPlace & { prompt: string }>
}

export async function generateMetadata({ params }: PromptPageProps): Promise<Metadata> {
  return { title: decodeURIComponent((await params).prompt) }
}

export default async function PromptPage({ params }: PromptPageProps) {
  const { prompt, ...place } = await params
  const name = decodeURIComponent(prompt)
  return <PromptEditor key={name} {...(await loadPrompt(place, name))} />
}
