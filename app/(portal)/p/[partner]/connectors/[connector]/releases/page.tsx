import { Tag } from 'lucide-react'
import type { Metadata } from 'next'
import { WhenMayChange } from '@/app/_components/may-change'
import { Badge } from '@/app/_components/ui/badge'
import { ButtonLink } from '@/app/_components/ui/button'
import { Card, Section } from '@/app/_components/ui/card'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { RelativeTime } from '@/app/_components/ui/relative-time'
import { TextLink } from '@/app/_components/ui/text-link'
import type { ListedRelease } from '@/lib/connectors'
import { plural } from '../../_components/plural'
import { ChangeList } from '../_components/change-list'
import { type ConnectorProps, loadConnector } from '../load-connector'
import { ServeForm } from './serve-form'

export const metadata: Metadata = { title: 'Releases' }

export default async function ReleasesPage({ params }: ConnectorProps) {
  const { partner, connector: slug } = await params
  const { releases, tools, here } = await loadConnector(partner, slug)
  if (releases.length === 0) {
    return (
      <EmptyState
        icon={Tag}
        title="No release yet"
        action={
          tools.length > 0 ? (
            <ButtonLink href={`${here}/publish`}>See what would be published</ButtonLink>
          ) : (
            <WhenMayChange>
              <ButtonLink href={`${here}/tools/new`}>Add tool</ButtonLink>
            </WhenMayChange>
          )
        }
      >
        Publishing freezes the draft as a release. Claude sees only releases, so work on the draft disturbs nobody.
      </EmptyState>
    )
  }
  return (
    <Section
      title={plural(releases.length, 'release')}
      description="Serving an earlier release acts at once: Claude sees its tools from the next call on. The draft stays as it is."
    >
      <Card flush>
        <ol aria-label="Releases" className="divide-y">
          {releases.map((release) => (
            <ReleaseRow key={release.number} release={release} partner={partner} connector={slug} />
          ))}
        </ol>
      </Card>
    </Section>
  )
}

function ReleaseRow({ release, ...place }: { release: ListedRelease; partner: string; connector: string }) {
  return (
    <li className="flex flex-col gap-3 p-4 sm:flex-row sm:items-start sm:gap-6">
      <div className="flex min-w-0 flex-col gap-0.5 sm:w-56 sm:shrink-0">
        <div className="flex min-h-6 items-center gap-2.5">
          <h3 className="font-medium">
            <TextLink href={`/p/${place.partner}/connectors/${place.connector}/releases/${release.number}`}>
              Release {release.number}
            </TextLink>
          </h3>
          {release.live && <Badge tone="success">Live</Badge>}
        </div>
        <p className="text-xs text-muted-foreground">
          <RelativeTime at={release.createdAt} />
          {release.by && ` by ${release.by}`}
        </p>
        <p className="text-xs text-muted-foreground">{plural(release.tools, 'tool')}</p>
      </div>
      <div className="flex min-w-0 grow flex-col gap-2 text-xs">
        {release.note && <p className="text-sm">{release.note}</p>}
        {release.changes.length > 0 ? (
          <ChangeList changes={release.changes} />
        ) : (
          <p className="text-muted-foreground">The same tools as the release before it.</p>
        )}
      </div>
      {!release.live && <ServeForm {...place} release={release.number} />}
    </li>
  )
}
