import { MessageSquareText, Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { WhenMayChange } from '@/app/_components/may-change'
import { ButtonLink } from '@/app/_components/ui/button'
import { Section } from '@/app/_components/ui/card'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { List, ListRow } from '@/app/_components/ui/list'
import { plural } from '../../_components/plural'
import { loadConnector } from '../load-connector'
import type { ToolPlace } from '../tools/tool-place'
import { promptPath, promptsPath } from './prompt-place'

export const metadata: Metadata = { title: 'Prompts' }

export default async function PromptsPage({ params }: { params: Promise<ToolPlace> }) {
  const place = await params
  const { prompts } = await loadConnector(place.partner, place.connector)
  if (prompts.length === 0) return <NoPrompts place={place} />
  return (
    <Section
      title={plural(prompts.length, 'prompt')}
      description="A person picks one to start a conversation. Changes reach Claude when you publish."
      actions={<AddPrompt place={place} />}
    >
      <List label="Prompts">
        {prompts.map((prompt) => (
          <ListRow
            key={prompt.name}
            mono
            href={promptPath(place, prompt.name)}
            title={prompt.name}
            detail={prompt.title}
            meta={
              prompt.arguments.length > 0 && (
                <code className="break-all">{prompt.arguments.map(({ name }) => name).join(', ')}</code>
              )
            }
          />
        ))}
      </List>
    </Section>
  )
}

function AddPrompt({ place }: { place: ToolPlace }) {
  return (
    <WhenMayChange>
      <ButtonLink href={`${promptsPath(place)}/new`}>
        <Plus size={16} aria-hidden />
        Add prompt
      </ButtonLink>
    </WhenMayChange>
  )
}

function NoPrompts({ place }: { place: ToolPlace }) {
  return (
    <EmptyState icon={MessageSquareText} title="No prompts yet" action={<AddPrompt place={place} />}>
      <p>
        A prompt is a request that you have worded well, with blanks for what differs. People pick it from a menu in
        Claude instead of typing it:
      </p>
      <pre className="mt-4 overflow-x-auto rounded-lg border bg-background p-3 text-left whitespace-pre-wrap">
        <code>{'Look up order {{id}} and write a {{tone}} reply about its delivery.'}</code>
      </pre>
    </EmptyState>
  )
}
