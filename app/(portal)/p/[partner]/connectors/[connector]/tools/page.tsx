import { ClipboardPaste, FileDown, Plus, Wrench } from 'lucide-react'
import type { Metadata } from 'next'
import { ToolBadge } from '@/app/_components/ui/badge'
import { ButtonLink } from '@/app/_components/ui/button'
import { Section } from '@/app/_components/ui/card'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { List, ListRow } from '@/app/_components/ui/list'
import { orNotFound, requireMember } from '@/app/_web/session'
import { getConnector, listTools } from '@/lib/connectors'
import { type ToolDefinition, toolKind } from '@/lib/connectors/schema'
import { ImportNote } from './import/import-note'
import { type ToolPlace, toolPath, toolsPath } from './tool-place'

export const metadata: Metadata = { title: 'Tools' }

export default async function ToolsPage({ params }: { params: Promise<ToolPlace> }) {
  const place = await params
  const member = await requireMember(place.partner)
  await orNotFound(() => getConnector(member, place.connector))
  const tools = await listTools(member, place.connector)
  if (tools.length === 0) return <NoTools place={place} />
  return (
    <Section
      title={tools.length === 1 ? '1 tool' : `${tools.length} tools`}
      description="Each is one request to your API. Changes reach Claude when you publish."
      actions={<AddTool place={place} />}
    >
      <ImportNote />
      <List label="Tools">
        {tools.map((tool) => (
          <ToolRow key={tool.name} place={place} tool={tool} />
        ))}
      </List>
    </Section>
  )
}

function ToolRow({ place, tool }: { place: ToolPlace; tool: ToolDefinition }) {
  return (
    <ListRow
      mono
      href={toolPath(place, tool.name)}
      title={tool.name}
      badge={<ToolBadge kind={toolKind(tool.annotations)} />}
      detail={tool.title}
      meta={
        <code className="break-all">
          <span className="font-medium text-foreground">{tool.method}</span> {tool.path}
        </code>
      }
    />
  )
}

function AddTool({ place }: { place: ToolPlace }) {
  return (
    <>
      <ButtonLink href={`${toolsPath(place)}/import`}>
        <FileDown size={16} aria-hidden />
        Import
      </ButtonLink>
      <ButtonLink href={`${toolsPath(place)}/new?from=curl`}>
        <ClipboardPaste size={16} aria-hidden />
        Paste cURL
      </ButtonLink>
      <ButtonLink href={`${toolsPath(place)}/new`}>
        <Plus size={16} aria-hidden />
        Add tool
      </ButtonLink>
    </>
  )
}

function NoTools({ place }: { place: ToolPlace }) {
  return (
    <EmptyState icon={Wrench} title="Claude has nothing to call yet" action={<AddTool place={place} />}>
      <p>
        A tool is one request to your API, with a name and a sentence that tells Claude when to make it. Start from a
        command you have at hand:
      </p>
      <pre className="mt-4 overflow-x-auto rounded-lg border bg-background p-3 text-left">
        <code>curl https://api.example.com/orders/A7</code>
      </pre>
      <p className="mt-4">
        becomes the tool <code>get_order</code>, which takes an <code>order_id</code>.
      </p>
    </EmptyState>
  )
}
