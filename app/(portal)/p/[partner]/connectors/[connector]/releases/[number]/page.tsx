import { Download } from 'lucide-react'
import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { Badge, ToolBadge } from '@/app/_components/ui/badge'
import { buttonStyle } from '@/app/_components/ui/button'
import { Card, Section } from '@/app/_components/ui/card'
import { List, ListRow } from '@/app/_components/ui/list'
import { RelativeTime } from '@/app/_components/ui/relative-time'
import { TextLink } from '@/app/_components/ui/text-link'
import { orNotFound } from '@/app/_web/session'
import { getRelease, type WholeRelease } from '@/lib/connectors'
import { type ReleaseSnapshot, resourceAddress, toolKind } from '@/lib/connectors/schema'
import { plural } from '../../../_components/plural'
import { ChangeList } from '../../_components/change-list'
import { Detail, Details } from '../../_components/details'
import { loadConnector } from '../../load-connector'
import { RestoreForm } from '../restore-form'
import { ServeForm } from '../serve-form'

interface ReleaseProps {
  params: Promise<{ partner: string; connector: string; number: string }>
}

export async function generateMetadata({ params }: ReleaseProps): Promise<Metadata> {
  return { title: `Release ${(await params).number}` }
}

export default async function ReleasePage({ params }: ReleaseProps) {
  const { partner, connector, number } = await params
  const { member, here } = await loadConnector(partner, connector)
  const release = await orNotFound(() => getRelease(member, connector, Number(number)))
  return (
    <div className="grid items-start gap-x-8 gap-y-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,320px)]">
      <div className="flex min-w-0 flex-col gap-8">
        <Section
          title={
            <span className="flex items-center gap-2.5">
              Release {release.number} {release.live && <Badge tone="success">Live</Badge>}
            </span>
          }
          description={release.note}
          actions={<TextLink href={`${here}/releases`}>All releases</TextLink>}
        >
          <Changes release={release} here={here} />
        </Section>
        <Served snapshot={release.snapshot} />
      </div>
      <Card className="flex flex-col gap-4">
        <About release={release} />
        <div className="flex flex-wrap gap-2 border-t pt-4">
          {!release.live && <ServeForm partner={partner} connector={connector} release={release.number} />}
          <RestoreForm partner={partner} connector={connector} release={release.number} />
          <a
            href={`${here}/releases/${release.number}/definition`}
            download
            className={buttonStyle({ size: 'sm' }, 'gap-2')}
          >
            <Download size={16} aria-hidden />
            Definition file
          </a>
        </div>
        <p className="text-xs text-muted-foreground">
          Serving it acts at once. Making the draft like it changes nothing for Claude until you publish.
        </p>
      </Card>
    </div>
  )
}

function Changes({ release: { previous, changes }, here }: { release: WholeRelease; here: string }) {
  if (previous === null) return <p className="text-xs text-muted-foreground">The first release.</p>
  return (
    <Card className="flex flex-col gap-3">
      <p className="text-xs text-muted-foreground">
        Against <TextLink href={`${here}/releases/${previous}`}>release {previous}</TextLink>
      </p>
      {changes.length > 0 ? <ChangeList changes={changes} /> : <p>Nothing differs for Claude.</p>}
    </Card>
  )
}

function About({ release }: { release: WholeRelease }) {
  const { baseUrl, instructions } = release.snapshot
  return (
    <Details>
      <Detail name="Published">
        <RelativeTime at={release.createdAt} />
        {release.by && ` by ${release.by}`}
      </Detail>
      <Detail name="Base URL">
        <code className="break-all">{baseUrl}</code>
      </Detail>
      <Detail name="Instructions">{instructions || 'The description'}</Detail>
    </Details>
  )
}

function Served({ snapshot: { tools, prompts, resources } }: { snapshot: ReleaseSnapshot }) {
  return (
    <>
      <Part title={plural(tools.length, 'tool')} label="Tools" count={tools.length}>
        {tools.map(({ name, title, annotations, method, path }) => (
          <ListRow
            key={name}
            mono
            title={name}
            detail={title}
            badge={<ToolBadge kind={toolKind(annotations)} />}
            meta={<code className="break-all">{`${method} ${path}`}</code>}
          />
        ))}
      </Part>
      <Part title={plural(prompts.length, 'prompt')} label="Prompts" count={prompts.length}>
        {prompts.map(({ name, title }) => (
          <ListRow key={name} mono title={name} detail={title} />
        ))}
      </Part>
      <Part title={plural(resources.length, 'resource')} label="Resources" count={resources.length}>
        {resources.map((resource) => (
          <ListRow
            key={resource.name}
            mono
            title={resource.name}
            detail={resource.title}
            meta={<code className="break-all">{resourceAddress(resource)}</code>}
          />
        ))}
      </Part>
    </>
  )
}

function Part({ title, label, count, children }: { title: string; label: string; count: number; children: ReactNode }) {
  if (count === 0) return null
  return (
    <Section title={title}>
      <List label={label}>{children}</List>
    </Section>
  )
}
