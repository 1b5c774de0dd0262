import type { Metadata } from 'next'
import { Section } from '@/app/_components/ui/card'
import { orNotFound, requireMember } from '@/app/_web/session'
import { getConnector } from '@/lib/connectors'
import { DocumentForm } from '../../../_components/document-form'
import { importPath, type ToolPlace, toolsPath } from '../tool-place'

export const metadata: Metadata = { title: 'Import tools' }

interface ImportPageProps {
  params: Promise<ToolPlace>
  searchParams: Promise<{ problem?: string }>
}

export default async function ImportPage({ params, searchParams }: ImportPageProps) {
  const place = await params
  const member = await requireMember(place.partner)
  await orNotFound(() => getConnector(member, place.connector))
  return (
    <Section title="Import tools" description="From a description of your API. You choose what becomes a tool.">
      <DocumentForm
        action={`${importPath(place)}/start`}
        cancel={toolsPath(place)}
        problem={(await searchParams).problem}
        submit="Read document"
      />
    </Section>
  )
}
