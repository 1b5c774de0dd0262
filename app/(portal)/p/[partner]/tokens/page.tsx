import { KeyRound } from 'lucide-react'
import type { Metadata } from 'next'
import { PageBody } from '@/app/_components/page-body'
import { Card, Section } from '@/app/_components/ui/card'
import { CodeBlock } from '@/app/_components/ui/code-block'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { PageHeader } from '@/app/_components/ui/page-header'
import { TextLink } from '@/app/_components/ui/text-link'
import { requestOrigin, requireMember } from '@/app/_web/session'
import { hasRole, listTokens } from '@/lib/partners'
import { TokenForm } from './_components/token-form'
import { TokenRows } from './_components/token-rows'

export const metadata: Metadata = { title: 'Access tokens' }

export default async function TokensPage({ params }: { params: Promise<{ partner: string }> }) {
  const { partner } = await params
  const member = await requireMember(partner)
  const [tokens, origin] = await Promise.all([listTokens(member), requestOrigin()])
  return (
    <PageBody>
      <PageHeader
        title="Access tokens"
        description={`For scripts and the command line: a token acts as you in ${member.partnerName}, and only there.`}
      />
      <Section title="New token">
        <Card>
          <TokenForm partner={partner} mayWrite={hasRole(member, 'editor')} />
        </Card>
      </Section>
      <Section title={tokens.length === 1 ? '1 token' : `${tokens.length} tokens`}>
        {tokens.length > 0 ? (
          <TokenRows partner={partner} tokens={tokens} now={new Date()} />
        ) : (
          <EmptyState icon={KeyRound} title="No tokens">
            Make one above, then keep connectors as files and publish them from a script.
          </EmptyState>
        )}
      </Section>
      <Section
        title="Use it"
        description={
          <>
            Every request sends <code>Authorization: Bearer …</code>. The API describes itself at{' '}
            <TextLink href="/api/v1/openapi.json" prefetch={false}>
              /api/v1/openapi.json
            </TextLink>
            .
          </>
        }
      >
        <CodeBlock
          label="Command line"
          code={`export PORTICO_URL=${origin} PORTICO_TOKEN=portico_…\nnpx portico export orders --out orders.yaml\nnpx portico diff orders.yaml\nnpx portico apply orders.yaml\nnpx portico publish orders`}
        />
      </Section>
    </PageBody>
  )
}
