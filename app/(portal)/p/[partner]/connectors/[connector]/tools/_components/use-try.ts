'use client'

import { useEffect, useRef, useState } from 'react'
import type { ToolDefinition } from '@/lib/connectors/schema'
import type { FieldErrors } from '@/lib/errors'
import type { TryOutcome } from '@/lib/upstream/schema'
import { type ToolPlace, toolsPath } from '../tool-place'

export type TryState =
  | { step: 'idle' }
  | { step: 'running'; since: number }
  | { step: 'done'; outcome: TryOutcome }
  | { step: 'failed'; message: string; fields: FieldErrors }

interface Problem {
  detail?: string
  errors?: FieldErrors
}

export const NOT_READY = 'The tool cannot be sent yet. Fix the marked fields.'
const UNREACHABLE = 'The portal could not be reached. Nothing you typed is lost; send again.'

async function sendTry(
  place: ToolPlace,
  call: { tool: ToolDefinition; args: Record<string, unknown>; environment: string | undefined },
  signal: AbortSignal,
): Promise<TryState> {
  const response = await fetch(`${toolsPath(place)}/${encodeURIComponent(call.tool.name)}/try`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(call),
    signal,
  })
  if (response.ok) return { step: 'done', outcome: (await response.json()) as TryOutcome }
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json')
  const { detail, errors }: Problem = isProblem ? await response.json() : {}
  if (errors) return { step: 'failed', message: NOT_READY, fields: errors }
  return { step: 'failed', message: detail ?? `The portal answered ${response.status}. Send again.`, fields: {} }
}

/** One try at a time: a new one ends the one before, and leaving the page ends it too. */
export function useTry(place: ToolPlace, onOutcome: (outcome: TryOutcome, args: Record<string, unknown>) => void) {
  const [state, setState] = useState<TryState>({ step: 'idle' })
  const running = useRef<AbortController>(null)
  useEffect(() => () => running.current?.abort(), [])

  const send = async (
    tool: ToolDefinition,
    args: Record<string, unknown>,
    environment?: string,
  ): Promise<FieldErrors> => {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    setState({ step: 'running', since: Date.now() })
    const next = await sendTry(place, { tool, args, environment }, controller.signal).catch(
      (): TryState => ({ step: 'failed', message: UNREACHABLE, fields: {} }),
    )
    if (running.current !== controller || controller.signal.aborted) return {}
    setState(next)
    if (next.step === 'done') onOutcome(next.outcome, args)
    return next.step === 'failed' ? next.fields : {}
  }
  const cancel = () => {
    running.current?.abort()
    setState({ step: 'idle' })
  }
  return { state, send, cancel, fail: (message: string) => setState({ step: 'failed', message, fields: {} }) }
}
