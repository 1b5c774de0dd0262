import type { ConnectorState } from '@/app/_components/ui/badge'
import type { ListedConnector } from '@/lib/connectors'

const LABELS: Record<ListedConnector['state'], ConnectorState> = {
  draft: 'Draft',
  live: 'Live',
  changed: 'Live · changed',
}

export function stateLabel(state: ListedConnector['state']): ConnectorState {
  return LABELS[state]
}
