import { Badge } from '@/app/_components/ui/badge'
import { Card, Disclosure } from '@/app/_components/ui/card'
import { RelativeTime } from '@/app/_components/ui/relative-time'
import type { EnvironmentSummary } from '@/lib/upstream/schema'
import { CredentialLine } from './credential-line'
import { EditEnvironment } from './edit-environment'
import { EnvironmentPress, RenameEnvironment } from './environment-buttons'
import type { ConnectorPlace, TestCalls } from './place'
import { TestEnvironment } from './test-environment'

interface Props {
  place: ConnectorPlace
  environment: EnvironmentSummary
  baseUrl: string
  calls: TestCalls
  /** Whether there are others: then each says its name, and which is served. */
  several: boolean
  mayChange: boolean
}

/** One environment: what it sends, and what can be done with it. */
export function EnvironmentCard({ environment, several, mayChange, ...props }: Props) {
  const { name, served, credential, updatedAt } = environment
  const place = { ...props.place, environment: name }
  const stored = credential.kind !== 'none'
  return (
    <section aria-label={`Environment ${name}`}>
      <Card className="flex flex-col gap-5">
        <div className="flex flex-wrap items-start justify-between gap-3">
          <div className="min-w-0">
            <p className="mb-1 flex flex-wrap items-center gap-2">
              <span className="font-medium break-all">{name}</span>
              {served && <Badge tone="success">Served</Badge>}
            </p>
            <p className="min-w-0 break-words">
              <CredentialLine credential={credential} />
            </p>
            {environment.baseUrl && <code className="block text-xs break-all">{environment.baseUrl}</code>}
            {updatedAt && stored && (
              <span className="block text-xs text-muted-foreground">
                Stored <RelativeTime at={updatedAt} />
              </span>
            )}
          </div>
          {mayChange && (
            <div className="flex flex-wrap items-center gap-2">
              {!served && <EnvironmentPress place={place} does="serve" />}
              {stored && served && <EnvironmentPress place={place} does="removeCredential" />}
            </div>
          )}
        </div>
        {mayChange && (
          <>
            <TestEnvironment place={place} calls={props.calls} asksKey={credential.kind === 'user_key'} />
            {/* There anew once something is stored: closed, and with what is stored. */}
            <Disclosure key={updatedAt?.getTime()} summary={stored ? 'Replace it' : 'Add a credential'}>
              <EditEnvironment place={place} environment={environment} baseUrl={props.baseUrl} calls={props.calls} />
            </Disclosure>
            <Disclosure summary={several && !served ? 'Rename or remove' : 'Rename'}>
              <div className="flex flex-col gap-4">
                <RenameEnvironment {...place} />
                {!served && <EnvironmentPress place={place} does="remove" />}
              </div>
            </Disclosure>
          </>
        )}
      </Card>
    </section>
  )
}
