'use client'

import { ArrowLeft, ArrowRight } from 'lucide-react'
import Link from 'next/link'
import { type ReactNode, useEffect, useRef } from 'react'
import { Badge, type Tone } from '@/app/_components/ui/badge'
import { Callout } from '@/app/_components/ui/callout'
import { Disclosure } from '@/app/_components/ui/card'
import { CodeBlock } from '@/app/_components/ui/code-block'
import { RESULT_TOKEN_LIMIT, type TryOutcome } from '@/lib/upstream/schema'
import { explainOutcome } from '../_form/explain-outcome'
import { connectorPath } from '../tool-place'
import { useEditor } from './editor-context'
import { ResultBlocks } from './result-blocks'

const number = new Intl.NumberFormat('en')

function size(bytes: number): string {
  return bytes < 1000 ? `${bytes} B` : `${number.format(Math.round(bytes / 100) / 10)} kB`
}

/** JSON indented; everything else as it is. */
function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}

function statusTone(status: number): Tone {
  if (status < 300) return 'success'
  return status < 400 ? 'warning' : 'danger'
}

const FIXES = {
  access: { path: '/access', label: 'Open Access' },
  overview: { path: '/settings', label: 'Open the base URL' },
}

/** What the editor's bar covers, and how much of an outcome shows that there is one. In pixels. */
const BAR_HEIGHT = 56
const SEEN_HEIGHT = 160

/** Both sides of a call, and what Claude gets of it. */
export function TryOutcomeView({ outcome }: { outcome: TryOutcome }) {
  const { place } = useEditor()
  const { request, answer, last, exchanges } = outcome
  const { tone, title, text, fix } = explainOutcome(outcome)
  const worked = tone === 'success'
  const view = useRef<HTMLDivElement>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: each outcome is brought into sight once
  useEffect(() => {
    const top = view.current?.getBoundingClientRect().top ?? 0
    if (top < BAR_HEIGHT || top > window.innerHeight - SEEN_HEIGHT) view.current?.scrollIntoView({ block: 'start' })
  }, [outcome])

  return (
    <div ref={view} className="flex min-w-0 scroll-mt-40 flex-col gap-4 border-t pt-4">
      <Callout tone={tone} title={title} announce>
        {!worked && <p className="break-words whitespace-pre-line">{text}</p>}
        {fix && (
          <Link href={`${connectorPath(place)}${FIXES[fix].path}`} className="font-medium underline underline-offset-2">
            {FIXES[fix].label}
          </Link>
        )}
      </Callout>
      {request && <Sent request={request} />}
      {answer && <Received answer={answer} open={worked && !last} />}
      {last && (
        <>
          <p className="text-xs text-muted-foreground">
            {exchanges > 2 ? `${number.format(exchanges)} requests in all. This is the last:` : 'Then this:'}
          </p>
          <Sent request={last.request} />
          {last.answer && <Received answer={last.answer} open={false} />}
        </>
      )}
      <Result outcome={outcome} />
    </div>
  )
}

function Sent({ request }: { request: NonNullable<TryOutcome['request']> }) {
  return (
    <Side
      icon={<ArrowRight size={16} aria-label="Sent" className="mt-0.5 shrink-0 text-muted-foreground" />}
      line={
        <code className="min-w-0 break-all">
          <span className="font-medium">{request.method}</span> {request.url}
        </code>
      }
    >
      <Headers headers={request.headers} label="request headers" />
      {request.body !== null && request.body !== '' && <CodeBlock code={pretty(request.body)} label="request body" />}
    </Side>
  )
}

function Received({ answer, open }: { answer: NonNullable<TryOutcome['answer']>; open: boolean }) {
  return (
    <Side
      icon={<ArrowLeft size={16} aria-label="Received" className="mt-0.5 shrink-0 text-muted-foreground" />}
      line={
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs tabular-nums">
          <Badge tone={statusTone(answer.status)}>{answer.status}</Badge>
          <span>{number.format(answer.durationMs)} ms</span>
          <span className="text-muted-foreground">·</span>
          <span>{size(answer.bytes)}</span>
        </span>
      }
    >
      <Headers headers={answer.headers} label="answer headers" />
      {answer.body !== '' && (
        <Disclosure summary="Body" open={open}>
          <CodeBlock code={pretty(answer.body)} label="answer body" />
        </Disclosure>
      )}
    </Side>
  )
}

function Side({ icon, line, children }: { icon: ReactNode; line: ReactNode; children: ReactNode }) {
  return (
    <div className="flex min-w-0 gap-2">
      {icon}
      <div className="flex min-w-0 grow flex-col gap-2">
        {line}
        {children}
      </div>
    </div>
  )
}

function Headers({ headers, label }: { headers: [string, string][]; label: string }) {
  if (headers.length === 0) return null
  const text = headers.map(([name, value]) => `${name}: ${value}`).join('\n')
  return (
    <Disclosure summary={headers.length === 1 ? '1 header' : `${headers.length} headers`}>
      <CodeBlock code={text} label={label} />
    </Disclosure>
  )
}

function Result({ outcome }: { outcome: TryOutcome }) {
  const { result, characters, tokens } = outcome
  return (
    <div className="flex min-w-0 flex-col gap-3 border-t pt-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="text-sm font-medium">Result Claude sees</h3>
        <Badge tone={result.isError ? 'danger' : 'success'}>{result.isError ? 'Error' : 'Success'}</Badge>
      </div>
      <ResultBlocks content={result.content} structured={result.structuredContent} />
      <p className="text-xs text-muted-foreground tabular-nums">
        {number.format(tokens)} tokens of {number.format(RESULT_TOKEN_LIMIT)}, estimated from{' '}
        {number.format(characters)} characters
      </p>
    </div>
  )
}
