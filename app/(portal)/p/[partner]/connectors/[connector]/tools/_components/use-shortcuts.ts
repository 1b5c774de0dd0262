'use client'

import { useEffect, useRef } from 'react'

interface Shortcuts {
  save: () => void
  send: () => void
}

/** ⌘S or Ctrl+S saves, ⌘↵ or Ctrl+↵ sends a try, wherever focus is. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts)
  latest.current = shortcuts

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey) return
      const run = { s: latest.current.save, Enter: latest.current.send }[event.key]
      if (!run) return
      event.preventDefault()
      run()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
