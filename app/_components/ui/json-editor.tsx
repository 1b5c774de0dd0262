'use client'

import { type ComponentProps, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useMayChange } from '../may-change'
import { cn } from './cn'
import { useFieldControl } from './field'
import { Textarea } from './input'
import type { JsonCheck, JsonEditorView } from './json-editor-view'

interface JsonEditorProps {
  value: string
  onType: (text: string) => void
  /** What else is wrong with the value, beside its JSON. */
  check?: JsonCheck
  placeholder?: string
  /** The lines it is tall at least. */
  rows?: number
}

type Mount = typeof import('./json-editor-view')['mountJsonEditor']

/** One download for all editors of a page; a failed one is tried again by the next. */
let loading: Promise<Mount> | null = null

function loadMount(): Promise<Mount> {
  loading ??= import('./json-editor-view').then(({ mountJsonEditor }) => mountJsonEditor)
  loading.catch(() => {
    loading = null
  })
  return loading
}

/** The editor's code, once the place it belongs to has been in sight. */
function useMount(place: { current: HTMLElement | null }): Mount | null {
  const [mount, setMount] = useState<{ run: Mount } | null>(null)
  useEffect(() => {
    let wanted = true
    const load = () =>
      loadMount().then(
        (run) => wanted && setMount({ run }),
        (error: unknown) => console.error('The JSON editor did not load; its plain field stays.', error),
      )
    const onSeen = (entries: IntersectionObserverEntry[]) => {
      if (!entries.some((entry) => entry.isIntersecting)) return
      seen.disconnect()
      load()
    }
    // A page's length ahead, so that it is there when someone scrolls to it; what is folded away is never near.
    const seen = new IntersectionObserver(onSeen, { rootMargin: '1000px' })
    if (place.current) seen.observe(place.current)
    return () => {
      wanted = false
      seen.disconnect()
    }
  }, [place])
  return mount?.run ?? null
}

/** JSON with line numbers, marks at what is wrong, and folding. Before its code is there, and without scripts, a plain text area. */
export function JsonEditor({ value, onType, check, placeholder, rows = 6 }: JsonEditorProps) {
  const control = useFieldControl()
  const may = useMayChange()
  const place = useRef<HTMLDivElement>(null)
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<JsonEditorView>(null)
  const typing = useRef<{ from: number; to: number }>(null)
  const mount = useMount(place)
  const [ready, setReady] = useState(false)
  const latest = useRef({ value, onType, check, control, placeholder, rows })
  latest.current = { value, onType, check, control, placeholder, rows }

  useEffect(() => {
    if (!may || !mount || !host.current) return
    const made = mount(host.current, {
      text: latest.current.value,
      rows: latest.current.rows,
      placeholder: latest.current.placeholder ?? '',
      onType: (text) => latest.current.onType(text),
      check: (json) => latest.current.check?.(json) ?? [],
    })
    made.setControl(latest.current.control)
    view.current = made
    setReady(true)
    return () => {
      view.current = null
      made.destroy()
    }
  }, [mount, may])

  useLayoutEffect(() => {
    if (!ready || !typing.current) return
    // The last that was typed may not have come over yet.
    view.current?.setText(latest.current.value)
    view.current?.focus(typing.current)
  }, [ready])

  const { id, 'aria-describedby': describedBy, 'aria-invalid': invalid } = control
  useEffect(() => view.current?.setText(value), [value])
  useEffect(
    () => view.current?.setControl({ id, 'aria-describedby': describedBy, 'aria-invalid': invalid }),
    [id, describedBy, invalid],
  )

  /** Whoever is in the plain field when it goes, goes on in the editor. */
  const leavePlain = useCallback((plain: HTMLTextAreaElement) => {
    return () => {
      const inIt = plain === document.activeElement
      typing.current = inIt ? { from: plain.selectionStart, to: plain.selectionEnd } : null
    }
  }, [])
  const plain: ComponentProps<typeof Textarea> = { value, placeholder, rows, spellCheck: false }
  return (
    <div ref={place} className="min-w-0">
      {!ready && <Textarea ref={leavePlain} mono {...plain} onChange={({ target }) => onType(target.value)} />}
      <div ref={host} className={cn('min-w-0', !ready && 'hidden')} />
    </div>
  )
}
