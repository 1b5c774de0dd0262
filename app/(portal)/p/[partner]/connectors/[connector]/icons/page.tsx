import type { Metadata } from 'next'
import { Card, Section } from '@/app/_components/ui/card'
import { TextLink } from '@/app/_components/ui/text-link'
import { type ConnectorProps, loadConnector } from '../load-connector'
import { IconEditor } from './_components/icon-editor'
import type { OwnerPlace } from './icon-owner'
import { loadIcons } from './load-icons'

export const metadata: Metadata = { title: 'Icons' }

type Query = Promise<Record<string, string | string[] | undefined>>

const KINDS = ['tool', 'prompt', 'resource'] as const

export default async function IconsPage({ params, searchParams }: ConnectorProps & { searchParams: Query }) {
  const { partner, connector } = await params
  const query = await searchParams
  const { here } = await loadConnector(partner, connector)
  const of = KINDS.find((kind) => kind === query.of) ?? 'connector'
  const name = of !== 'connector' && typeof query.name === 'string' ? query.name : ''
  const place: OwnerPlace = { partner, connector, of, name }
  const { title, ...shown } = await loadIcons(place)
  return (
    <div className="max-w-[640px]">
      <Section
        title={<>Icons of {of === 'connector' ? title : <code>{title}</code>}</>}
        description="Clients that know icons show one beside the name; others show the name alone. Served with the next release, to everyone."
        actions={
          <TextLink href={of === 'connector' ? `${here}/settings` : `${here}/${of}s`}>
            {of === 'connector' ? 'Settings' : `All ${of}s`}
          </TextLink>
        }
      >
        <Card>
          <IconEditor place={place} {...shown} />
        </Card>
      </Section>
    </div>
  )
}
