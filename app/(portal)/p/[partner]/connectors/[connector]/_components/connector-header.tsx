import { ConnectorBadge } from '@/app/_components/ui/badge'
import { CopyButton } from '@/app/_components/ui/copy'
import { IconTile } from '@/app/_components/ui/icon-tile'
import { PageHeader } from '@/app/_components/ui/page-header'
import type { Change, Connector, ListedConnector } from '@/lib/connectors'
import type { ToolDefinition } from '@/lib/connectors/schema'
import { stateLabel } from '../../_components/connector-state'
import { PublishLink } from './publish-link'

interface ConnectorHeaderProps {
  connector: Connector
  state: ListedConnector['state']
  tools: ToolDefinition[]
  changes: Change[]
  endpoint: string
  here: string
  mayEdit: boolean
  /** Address of its icon. */
  icon: string | null
}

/** On every page of a connector: what it is called, whether it is served, where, and the way to publish. */
export function ConnectorHeader({
  connector,
  state,
  tools,
  changes,
  endpoint,
  here,
  mayEdit,
  icon,
}: ConnectorHeaderProps) {
  return (
    <PageHeader
      title={
        <span className="flex min-w-0 items-center gap-3">
          <IconTile name={connector.name} src={icon} size={36} />
          <span className="min-w-0">{connector.name}</span>
        </span>
      }
      badge={<ConnectorBadge state={stateLabel(state)} />}
      description={
        <span className="flex min-w-0 items-center gap-1">
          <code className="min-w-0 text-xs break-all">{endpoint}</code>
          <CopyButton text={endpoint} what="endpoint URL" />
        </span>
      }
      actions={
        mayEdit && (
          <PublishLink
            here={here}
            toolCount={tools.length}
            changeCount={changes.length}
            live={connector.liveRelease !== null}
          />
        )
      }
    />
  )
}
