import { Badge } from '@/app/_components/ui/badge'
import { Callout } from '@/app/_components/ui/callout'
import { Card, Disclosure } from '@/app/_components/ui/card'
import { CopyLine } from '@/app/_components/ui/copy'
import { RelativeTime } from '@/app/_components/ui/relative-time'
import type { ListedDomain } from '@/lib/domains/schema'
import { CheckForm, RemoveButton } from './domain-forms'

const BADGES = {
  unproved: { tone: 'neutral', word: 'Not proved' },
  serving: { tone: 'success', word: 'Serving' },
  failing: { tone: 'warning', word: 'Serving · proof missing' },
} as const

interface DomainCardProps {
  domain: ListedDomain
  place: { partner: string; connector: string }
  mayChange: boolean
}

/** One name: whether it serves, and what proves it. */
export function DomainCard({ domain, place, mayChange }: DomainCardProps) {
  const { host, state, endpoint, provedBy, checkedAt } = domain
  const { tone, word } = BADGES[state]
  return (
    <Card className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="flex min-w-0 flex-wrap items-center gap-2">
          <h3 className="min-w-0 font-mono text-sm break-all">{host}</h3>
          <Badge tone={tone}>{word}</Badge>
        </div>
        {mayChange && <RemoveButton {...place} host={host} />}
      </div>
      <Problem {...domain} />
      {state !== 'unproved' && (
        <div className="flex flex-col gap-1.5">
          <CopyLine text={endpoint} what={`endpoint at ${host}`} />
          {checkedAt && (
            <p className="text-xs text-muted-foreground">
              Proved by {provedBy === 'file' ? 'the file' : 'the TXT record'}, seen <RelativeTime at={checkedAt} />. It
              is looked for each day, so leave it there.
            </p>
          )}
        </div>
      )}
      {state === 'unproved' ? (
        <Proof {...domain} />
      ) : (
        <Disclosure summary="What proves it">
          <Proof {...domain} />
        </Disclosure>
      )}
      {mayChange && <CheckForm {...place} host={host} verb={state === 'unproved' ? 'Check' : 'Check again'} />}
    </Card>
  )
}

function Problem({ problem, state, lapsesAt }: ListedDomain) {
  if (!problem) return null
  if (state === 'unproved') return <Callout title="Not proved yet">{problem}</Callout>
  return (
    <Callout
      tone="warning"
      title={
        <>
          The proof is missing
          {lapsesAt && (
            <>
              ; it stops serving <RelativeTime at={lapsesAt} />
            </>
          )}
        </>
      }
    >
      {problem}
    </Callout>
  )
}

function Proof({ record, file, host }: ListedDomain) {
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-2">
        <p className="text-xs text-muted-foreground">
          Add this TXT record where the DNS of the domain is kept, and leave it there.
        </p>
        <CopyLine text={record.name} what={`name of the record of ${host}`} />
        <CopyLine text={record.value} what={`value of the record of ${host}`} />
      </div>
      <Disclosure summary="Or serve a file">
        <div className="flex flex-col gap-2">
          <p className="text-xs text-muted-foreground">
            For a domain that a web server of yours answers, and goes on to answer: it holds this one line, and only{' '}
            <code>/mcp</code> and <code>/.well-known/oauth-protected-resource</code> are passed on to this portal. A
            domain that points straight here needs the record: Portico serves the file for nobody.
          </p>
          <CopyLine text={file.url} what={`address of the file of ${host}`} />
          <CopyLine text={file.content} what={`content of the file of ${host}`} />
        </div>
      </Disclosure>
    </div>
  )
}
