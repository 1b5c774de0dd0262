import { Disclosure } from '@/app/_components/ui/card'
import { cn } from '@/app/_components/ui/cn'
import type { ChangeDetail } from '@/lib/connectors'

type Kind = 'same' | 'before' | 'after'

const WORD_STYLES: Record<Kind, string> = {
  same: '',
  before: 'rounded-sm bg-danger-subtle text-danger',
  after: 'rounded-sm bg-success-subtle text-success no-underline',
}
const LINE_STYLES: Record<Kind, string> = {
  same: 'text-muted-foreground',
  before: 'bg-danger-subtle text-danger',
  after: 'bg-success-subtle text-success',
}
const SIGNS: Record<Kind, string> = { same: ' ', before: '-', after: '+' }

/** What Claude sees before and after one change, out of sight until wanted. */
export function ChangeDetails({ details }: { details: ChangeDetail[] }) {
  if (details.length === 0) return null
  return (
    <Disclosure summary="Before and after" className="mt-1 [&_summary]:text-xs">
      <dl className="flex min-w-0 flex-col gap-3">
        {details.map((detail) => (
          <div key={detail.label} className="flex min-w-0 flex-col gap-1">
            <dt className="text-xs text-muted-foreground">{detail.label}</dt>
            <dd className="min-w-0">{detail.kind === 'words' ? <Words {...detail} /> : <Lines {...detail} />}</dd>
          </div>
        ))}
      </dl>
    </Disclosure>
  )
}

function Words({ words }: Extract<ChangeDetail, { kind: 'words' }>) {
  return (
    <p className="rounded-lg border px-3 py-2 text-xs break-words whitespace-pre-wrap">
      {words.map(({ kind, text }, index) => {
        const key = `${index}-${text}`
        if (kind === 'same') return <span key={key}>{text}</span>
        if (kind === 'before') {
          return (
            <del key={key} className={WORD_STYLES.before}>
              {text}
            </del>
          )
        }
        return (
          <ins key={key} className={WORD_STYLES.after}>
            {text}
          </ins>
        )
      })}
    </p>
  )
}

const numbered = (lines: Extract<ChangeDetail, { kind: 'lines' }>['lines']) =>
  lines.map((line, index) => ({ key: `${index} ${line?.text ?? ''}`, line }))

function Lines({ lines }: Extract<ChangeDetail, { kind: 'lines' }>) {
  return (
    <pre
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="max-h-96 overflow-auto rounded-lg border py-2 font-mono text-xs"
    >
      <code className="block w-max min-w-full">
        {numbered(lines).map(({ key, line }) => (
          <span key={key} className={cn('block px-3', line ? LINE_STYLES[line.kind] : 'text-muted-foreground')}>
            {line ? `${SIGNS[line.kind]} ${line.text}` : '…'}
          </span>
        ))}
      </code>
    </pre>
  )
}
