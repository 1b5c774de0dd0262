'use client'

import { useState } from 'react'
import type { ImportChoices } from '@/lib/definitions/schema'
import type { FieldErrors } from '@/lib/errors'

const UNREACHABLE = 'The portal could not be reached. Nothing you chose is lost; send it again.'

/** A name that the portal refused, until the row has another one. */
export interface RefusedName {
  operation: string
  name: string | undefined
  said: string
}

interface Refusal {
  message: string
  names: RefusedName[]
}

function toRefusal(choices: ImportChoices, errors: FieldErrors, detail: string): Refusal {
  const names: RefusedName[] = []
  const others: string[] = []
  for (const [path, said] of Object.entries(errors)) {
    const index = /^choices\.(\d+)\./.exec(path)?.[1]
    const choice = index === undefined ? undefined : choices.choices[Number(index)]
    if (choice) names.push({ operation: choice.operation, name: choice.name, said })
    else others.push(said)
  }
  const marked = names.length > 0 ? 'Some names cannot be had. Fix the marked rows.' : detail
  return { message: others[0] ?? marked, names }
}

async function send(path: string, choices: ImportChoices): Promise<{ path: string } | Refusal> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(choices),
  })
  const isJson = response.headers.get('content-type')?.includes('json')
  const answer: { path?: string; errors?: FieldErrors; detail?: string } = isJson ? await response.json() : {}
  if (answer.path) return { path: answer.path }
  return toRefusal(
    choices,
    answer.errors ?? {},
    answer.detail ?? `The portal answered ${response.status}. Send it again.`,
  )
}

/** Sends what was chosen and goes on to the tools; else says what was refused. */
export function useApply(path: string) {
  const [sending, setSending] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const apply = async (choices: ImportChoices) => {
    if (sending) return
    setSending(true)
    setRefusal(null)
    const answer = await send(path, choices).catch((): Refusal => ({ message: UNREACHABLE, names: [] }))
    // A whole load: the frame around the page has changed too.
    if ('path' in answer) return location.assign(answer.path)
    setSending(false)
    setRefusal(answer)
  }
  return { sending, refusal, apply }
}
