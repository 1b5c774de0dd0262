import type { Metadata } from 'next'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { toNode } from '@/app/_web/node-bridge'
import { requestOrigin, requireUser } from '@/app/_web/session'
import { AppError } from '@/lib/errors'
import { continueInteraction, findPartnerConsent } from '@/lib/oauth'
import type { ConsentRequest, InteractionStep } from '@/lib/oauth/schema'
import { Consent } from './consent'
import { KEY_PROBLEM_COOKIE, readKeyProblem } from './key-problem'
import { Refused } from './refused'

export const metadata: Metadata = { title: 'Connect', robots: { index: false }, referrer: 'strict-origin' }

interface Context {
  params: Promise<{ uid: string }>
}

async function exchangeOf(origin: string, path: string) {
  return toNode(new Request(`${origin}${path}`, { headers: new Headers(await headers()) }), origin)
}

function asStopped(error: unknown): AppError {
  if (error instanceof AppError) return error
  throw error
}

/** The question of a connector whose users sign in at the partner's own server; null for every other one. */
async function partnerConsent(origin: string, path: string): Promise<ConsentRequest | AppError | null> {
  return findPartnerConsent(origin, await exchangeOf(origin, path)).catch(asStopped)
}

async function nextStep(origin: string, path: string, userId: string): Promise<InteractionStep | AppError> {
  return continueInteraction(origin, await exchangeOf(origin, path), userId).catch(asStopped)
}

function Stopped({ message }: { message: string }) {
  return (
    <main id="content" tabIndex={-1} className="mx-auto flex max-w-md flex-col gap-2 px-4 py-24">
      <h1 className="text-xl font-medium">Sign-in stopped</h1>
      <p className="text-muted-foreground">{message}</p>
    </main>
  )
}

export default async function InteractionPage({ params }: Context) {
  const path = `/oauth/interaction/${encodeURIComponent((await params).uid)}`
  const origin = await requestOrigin()
  const partner = await partnerConsent(origin, path)
  if (partner instanceof AppError) return <Stopped message={partner.message} />
  if (partner) return <Consent request={partner} path={path} />

  const user = await requireUser(path)
  const step = await nextStep(origin, path, user.id)
  if (step instanceof AppError) return <Stopped message={step.message} />
  if ('redirectTo' in step) redirect(step.redirectTo)
  if ('refusal' in step) return <Refused refusal={step.refusal} email={user.email} path={path} />
  const keyProblem = readKeyProblem((await cookies()).get(KEY_PROBLEM_COOKIE)?.value)
  return <Consent request={step.consent} email={user.email} path={path} keyProblem={keyProblem} />
}
