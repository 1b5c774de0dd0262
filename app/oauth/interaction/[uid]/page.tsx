import type { Metadata } from 'next'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { toNode } from '@/app/_web/node-bridge'
import { requestOrigin, requireUser } from '@/app/_web/session'
import { AppError } from '@/lib/errors'
import { continueInteraction } from '@/lib/oauth'
import type { InteractionStep } from '@/lib/oauth/schema'
import { Consent } from './consent'
import { KEY_PROBLEM_COOKIE, readKeyProblem } from './key-problem'
import { Refused } from './refused'

export const metadata: Metadata = { title: 'Connect', robots: { index: false }, referrer: 'strict-origin' }

interface Context {
  params: Promise<{ uid: string }>
}

async function nextStep(origin: string, path: string, userId: string): Promise<InteractionStep | AppError> {
  const request = new Request(`${origin}${path}`, { headers: new Headers(await headers()) })
  try {
    return await continueInteraction(origin, await toNode(request, origin), userId)
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
}

export default async function InteractionPage({ params }: Context) {
  const path = `/oauth/interaction/${encodeURIComponent((await params).uid)}`
  const user = await requireUser(path)
  const step = await nextStep(await requestOrigin(), path, user.id)

  if (step instanceof AppError) {
    return (
      <main id="content" tabIndex={-1} className="mx-auto flex max-w-md flex-col gap-2 px-4 py-24">
        <h1 className="text-xl font-medium">Sign-in stopped</h1>
        <p className="text-muted-foreground">{step.message}</p>
      </main>
    )
  }
  if ('redirectTo' in step) redirect(step.redirectTo)
  if ('refusal' in step) return <Refused refusal={step.refusal} email={user.email} path={path} />
  const keyProblem = readKeyProblem((await cookies()).get(KEY_PROBLEM_COOKIE)?.value)
  return <Consent request={step.consent} email={user.email} path={path} keyProblem={keyProblem} />
}
