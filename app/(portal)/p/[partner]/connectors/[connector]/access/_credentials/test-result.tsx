import { Callout } from '@/app/_components/ui/callout'
import type { CredentialTest, TestVerdict } from '@/lib/upstream/schema'

const LOOKS: Record<TestVerdict, { tone: 'success' | 'warning' | 'danger'; title: string }> = {
  works: { tone: 'success', title: 'Works' },
  refused: { tone: 'danger', title: 'Refused' },
  not_found: { tone: 'warning', title: 'Nothing there' },
  odd: { tone: 'warning', title: 'No clear answer' },
  unreachable: { tone: 'danger', title: 'Not reached' },
}

/** What the API answered to a test, and what that means. */
export function TestResult({ verdict, status, message, request, token }: CredentialTest) {
  const { tone, title } = LOOKS[verdict]
  return (
    <Callout announce tone={tone} title={status === null ? title : `${title} (${status})`}>
      <p className="break-words">{message}</p>
      {token && <p className="mt-1 text-xs text-muted-foreground">{token}</p>}
      {request && <code className="mt-1 block text-xs break-all text-muted-foreground">{request}</code>}
    </Callout>
  )
}
