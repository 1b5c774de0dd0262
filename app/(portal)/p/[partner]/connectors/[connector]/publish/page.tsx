import type { Metadata } from 'next'
import { WhenMayChange } from '@/app/_components/may-change'
import { ToolBadge } from '@/app/_components/ui/badge'
import { ButtonLink } from '@/app/_components/ui/button'
import { Callout } from '@/app/_components/ui/callout'
import { Card, Section } from '@/app/_components/ui/card'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { TextLink } from '@/app/_components/ui/text-link'
import { type Change, explainPending } from '@/lib/connectors'
import { type ToolDefinition, toolKind } from '@/lib/connectors/schema'
import { checkFixtures } from '@/lib/fixtures'
import { plural } from '../../_components/plural'
import { ChangeList } from '../_components/change-list'
import { Sentence } from '../_components/sentence'
import { type ConnectorProps, loadConnector } from '../load-connector'
import { FixtureChecks } from './fixture-checks'
import { FormerNameForm } from './former-name-form'
import { PublishForm } from './publish-form'

export const metadata: Metadata = { title: 'Publish' }

export default async function PublishPage({ params }: ConnectorProps) {
  const { partner, connector: slug } = await params
  const { member, connector, tools, changes, releases, here } = await loadConnector(partner, slug)
  if (tools.length === 0) {
    return (
      <EmptyState
        title="Add a tool first"
        action={
          <WhenMayChange>
            <ButtonLink href={`${here}/tools/new`}>Add tool</ButtonLink>
          </WhenMayChange>
        }
      >
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
  const checks = await checkFixtures(member, slug)
  const served = tools.filter(({ hidden }) => !hidden)
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
            {connector.liveRelease === null
              ? `Claude will see ${plural(served.length, 'tool')}`
              : plural(changes.length, 'change')}
          </p>
          {connector.liveRelease === null && <FirstTools tools={served} />}
          <ChangeList
            changes={connector.liveRelease === null ? changes.slice(served.length) : await explainPending(member, slug)}
          />
        </div>
        {connector.liveRelease !== null && <BreakingWarning changes={changes} place={{ partner, connector: slug }} />}
        {connector.access === 'open' && <OpenWarning tools={served} here={here} />}
        <FixtureChecks checks={checks} place={{ partner, connector: slug }} />
        <PublishForm
          partner={partner}
          connector={slug}
          number={number}
          cancel={here}
          differs={checks.some(({ outcome }) => outcome !== 'passed')}
        />
      </Card>
    </Section>
  )
}

interface BreakingWarningProps {
  changes: Change[]
  place: { partner: string; connector: string }
}

/** What skills, saved conversations and people's permissions rely on. */
function BreakingWarning({ changes, place }: BreakingWarningProps) {
  const breaking = changes.filter((change) => change.breaking)
  if (breaking.length === 0) return null
  return (
    <Callout tone="warning" title={`${plural(breaking.length, 'change')} can break what works today`}>
      <p>
        Clients keep lists for up to a minute; skills and saved conversations keep names for longer. Say in the note
        what people have to do.
      </p>
      <div className="mt-2 flex flex-wrap gap-2 empty:hidden">
        {breaking.map(({ subject, renamedTo }) => {
          if (!renamedTo) return null
          return <FormerNameForm key={subject} place={place} name={renamedTo} formerName={subject} />
        })}
      </div>
    </Callout>
  )
}

function FirstTools({ tools }: { tools: ToolDefinition[] }) {
  return (
    <ul className="flex flex-col gap-1.5">
      {tools.map(({ name, title, annotations }) => (
        <li key={name} className="flex min-w-0 flex-wrap items-center gap-x-2.5">
          <code>{name}</code>
          <span className="min-w-0 grow text-xs text-muted-foreground">{title}</span>
          <ToolBadge kind={toolKind(annotations)} />
        </li>
      ))}
    </ul>
  )
}

/** An open connector that writes is sometimes meant; it is never an accident after this. */
function OpenWarning({ tools, here }: { tools: ToolDefinition[]; here: string }) {
  const writing = tools.filter(({ annotations }) => toolKind(annotations) !== 'Read').map(({ name }) => `\`${name}\``)
  if (writing.length === 0) return null
  return (
    <Callout tone="warning" title="Anyone can change things through it">
      <Sentence text={`Access is open, so anyone who knows the address can call ${writing.join(', ')}.`} />{' '}
      <TextLink href={`${here}/access`}>Ask for a portal account</TextLink>
    </Callout>
  )
}
