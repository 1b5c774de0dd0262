import { Download, Package } from 'lucide-react'
import type { Metadata } from 'next'
import { Badge } from '@/app/_components/ui/badge'
import { ButtonLink, buttonStyle } from '@/app/_components/ui/button'
import { Callout } from '@/app/_components/ui/callout'
import { Section } from '@/app/_components/ui/card'
import { CodeBlock } from '@/app/_components/ui/code-block'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { TextLink } from '@/app/_components/ui/text-link'
import { requestOrigin } from '@/app/_web/session'
import { loadBundleSource } from '@/lib/bundles'
import { AppError } from '@/lib/errors'
import type { Member } from '@/lib/partners/schema'
import { buildPlugin, fileBytes, loadConnectorSource } from '@/lib/plugins'
import { type ConnectorProps, loadConnector } from '../load-connector'
import { FileTree } from './file-tree'

export const metadata: Metadata = { title: 'Plugin' }

const FIRST_SHOWN = 'README.md'

type Query = Promise<{ file?: string | string[] }>

export default async function PluginPage({ params, searchParams }: ConnectorProps & { searchParams: Query }) {
  const { partner, connector: slug } = await params
  const { member, connector, state, here } = await loadConnector(partner, slug)
  if (connector.liveRelease === null) {
    return (
      <EmptyState
        icon={Package}
        title="Publish first"
        action={<ButtonLink href={`${here}/publish`}>See what would be published</ButtonLink>}
      >
        The plugin is made from the live release: the connector, a skill, a slash command and a README, as one zip.
      </EmptyState>
    )
  }
  const plugin = buildPlugin(await loadConnectorSource(member, slug, await requestOrigin()))
  const { file } = await searchParams
  const shown = plugin.files.find(({ path }) => path === (file ?? FIRST_SHOWN)) ?? plugin.files[0]
  return (
    <div className="flex flex-col gap-6">
      {state === 'changed' && (
        <Callout title={`Made from release ${connector.liveRelease}`}>
          The draft has moved on since. Publish it to have the changes in the plugin.
        </Callout>
      )}
      <Section
        title={
          <span className="flex items-center gap-2.5">
            <code className="font-medium">{plugin.name}</code>
            <Badge>Version {plugin.version}</Badge>
          </span>
        }
        description="The connector, a skill drafted from its tools, a slash command and a README. It holds no secret and runs no program."
        actions={
          <>
            <TextLink href={`${here}/connect`}>How to install it</TextLink>
            <a href={`${here}/plugin/download`} download className={buttonStyle({}, 'ml-2 gap-2')}>
              <Download size={16} aria-hidden />
              Download zip
            </a>
          </>
        }
      >
        <div className="grid items-start gap-4 lg:grid-cols-[280px_minmax(0,1fr)]">
          <FileTree
            files={plugin.files.map((file) => ({ path: file.path, bytes: fileBytes(file).length }))}
            current={shown?.path}
            here={`${here}/plugin`}
          />
          {shown && (
            <CodeBlock
              key={shown.path}
              label={shown.path}
              titled
              wrap
              code={'text' in shown ? shown.text : `${fileBytes(shown).length} bytes`}
            />
          )}
        </div>
      </Section>
      <BundleSection here={here} refused={await whyNoBundle(member, slug)} />
    </div>
  )
}

/** Why this connector cannot be a bundle, in a sentence; null where it can. */
async function whyNoBundle(member: Member, slug: string): Promise<string | null> {
  try {
    await loadBundleSource(member, slug)
    return null
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'conflict')) throw error
    return error.message
  }
}

function BundleSection({ here, refused }: { here: string; refused: string | null }) {
  return (
    <Section
      title="Desktop bundle"
      description="A .mcpb file for Claude Desktop: a local server that calls your API from the user’s own computer, with a key of their own. Claude on the web and on a phone cannot use it."
      actions={
        !refused && (
          <a href={`${here}/bundle/download`} download className={buttonStyle({}, 'gap-2')}>
            <Download size={16} aria-hidden />
            Download .mcpb
          </a>
        )
      }
    >
      {refused && <p className="max-w-prose text-xs text-muted-foreground">{refused}</p>}
    </Section>
  )
}
