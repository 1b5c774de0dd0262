'use client'

import { type ComponentProps, useEffect, useLayoutEffect, useRef, useState } from 'react'
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
  const takesFocus = useRef(false)
  const mount = useMount(place)
  const [ready, setReady] = useState(false)
  const latest = useRef({ value, onType, check, control, placeholder, rows })
  latest.current = { value, onType, check, control, placeholder, rows }

  // In one go with the plain field's end, so that nobody is put into that one in between.
  useLayoutEffect(() => {
    if (!may || !mount || !host.current) return
    const plain = place.current?.querySelector('textarea')
    const typing = plain && plain === document.activeElement ? plain : null
    const made = mount(host.current, {
      text: latest.current.value,
      rows: latest.current.rows,
      placeholder: latest.current.placeholder ?? '',
      onType: (text) => latest.current.onType(text),
      check: (json) => latest.current.check?.(json) ?? [],
      selection: typing && { from: typing.selectionStart, to: typing.selectionEnd },
    })
    made.setControl(latest.current.control)
    view.current = made
    takesFocus.current = typing !== null
    setReady(true)
    return () => {
      view.current = null
      made.destroy()
    }
  }, [mount, may])

  useLayoutEffect(() => {
    if (ready && takesFocus.current) view.current?.focus()
    takesFocus.current = false
  }, [ready])

  const { id, 'aria-describedby': describedBy, 'aria-invalid': invalid } = control
  useEffect(() => view.current?.setText(value), [value])
  useEffect(
    () => view.current?.setControl({ id, 'aria-describedby': describedBy, 'aria-invalid': invalid }),
    [id, describedBy, invalid],
  )

  const plain: ComponentProps<typeof Textarea> = { value, placeholder, rows, spellCheck: false }
  return (
    <div ref={place} className="min-w-0">
      {!ready && <Textarea mono {...plain} onChange={({ target }) => onType(target.value)} />}
      <div ref={host} className={cn('min-w-0', !ready && 'hidden')} />
    </div>
  )
}
