import type { Metadata } from 'next'
import { ButtonLink } from '@/app/_components/ui/button'
import { Card, Section } from '@/app/_components/ui/card'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { plural } from '../../_components/plural'
import { ChangeList } from '../_components/change-list'
import { type ConnectorProps, loadConnector } from '../load-connector'
import { PublishForm } from './publish-form'

export const metadata: Metadata = { title: 'Publish' }

export default async function PublishPage({ params }: ConnectorProps) {
  const { partner, connector: slug } = await params
  const { connector, tools, changes, releases, here } = await loadConnector(partner, slug)
  if (tools.length === 0) {
    return (
      <EmptyState title="Add a tool first" action={<ButtonLink href={`${here}/tools/new`}>Add tool</ButtonLink>}>
        A release is what Claude sees. Without tools there is nothing to see.
      </EmptyState>
    )
  }
  if (changes.length === 0) {
    return (
      <EmptyState title="Nothing to publish" action={<ButtonLink href={`${here}/connect`}>Connect Claude</ButtonLink>}>
        The draft is what Claude sees already.
      </EmptyState>
    )
  }
  const number = (releases[0]?.number ?? 0) + 1
  return (
    <Section
      title={`Publish release ${number}`}
      description={
        connector.liveRelease === null
          ? 'The endpoint starts to answer at once.'
          : `Claude uses it at once. Release ${connector.liveRelease} stays, and one press serves it again.`
      }
      className="max-w-[640px]"
    >
      <Card className="flex flex-col gap-6">
        <div className="flex flex-col gap-3">
          <p className="text-xs text-muted-foreground">
            {connector.liveRelease === null ? 'What Claude will see' : plural(changes.length, 'change')}
          </p>
          <ChangeList changes={changes} />
        </div>
        <PublishForm partner={partner} connector={slug} number={number} cancel={here} />
      </Card>
    </Section>
  )
}
