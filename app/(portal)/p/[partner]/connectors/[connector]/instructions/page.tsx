import type { Metadata } from 'next'
import { type ConnectorProps, loadConnector } from '../load-connector'
import { InstructionsForm } from './instructions-form'

export const metadata: Metadata = { title: 'Instructions' }

export default async function InstructionsPage({ params }: ConnectorProps) {
  const { partner, connector: slug } = await params
  const { connector } = await loadConnector(partner, slug)
  const { instructions, description } = connector
  return <InstructionsForm place={{ partner, connector: slug }} instructions={instructions} description={description} />
}
