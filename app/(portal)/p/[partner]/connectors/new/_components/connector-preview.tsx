import { Section } from '@/app/_components/ui/card'
import { CodeBlock } from '@/app/_components/ui/code-block'
import { Meter } from '@/app/_components/ui/meter'
import { PLUGIN_NAME_BUDGET, PLUGIN_SERVER_KEY, pluginToolName, toolNameRoom } from '@/lib/connectors/schema'

interface ConnectorPreviewProps {
  origin: string
  slug: string
  name: string
  description: string
}

/** What the form will make, as Claude and people will see it. */
export function ConnectorPreview({ origin, slug, name, description }: ConnectorPreviewProps) {
  const shown = slug || 'orders'
  const used = shown.length + PLUGIN_SERVER_KEY.length
  return (
    <aside aria-label="Preview" className="flex min-w-0 flex-col gap-6 lg:sticky lg:top-6">
      <Section title="Endpoint">
        <CodeBlock label="endpoint" code={`${origin}/mcp/${shown}`} wrap />
      </Section>
      <Section title="What Claude shows">
        <div className="flex min-w-0 items-start gap-3 rounded-lg border bg-surface p-4">
          <span
            aria-hidden
            className="grid size-9 shrink-0 place-items-center rounded-lg border bg-subtle font-medium text-muted-foreground"
          >
            {(name.trim()[0] ?? 'O').toUpperCase()}
          </span>
          <div className="min-w-0">
            <p className="font-medium">{name.trim() || 'Orders'}</p>
            <p className="line-clamp-4 text-xs text-muted-foreground">
              {description.trim() || 'Orders of our shop: look them up, create and cancel them.'}
            </p>
          </div>
        </div>
      </Section>
      <Section title="Tool names">
        <CodeBlock label="full name of a tool" code={pluginToolName(shown, 'get_order')} wrap />
        <Meter label="Used by slug and server key" value={used} limit={PLUGIN_NAME_BUDGET} unit="characters" />
        <p className="text-xs text-muted-foreground">
          Claude allows 64 characters for the full name. This slug leaves {Math.max(0, toolNameRoom(shown))} for the
          name of a tool.
        </p>
      </Section>
    </aside>
  )
}
