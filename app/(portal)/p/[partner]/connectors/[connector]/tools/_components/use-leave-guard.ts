'use client'

import { useEffect, useRef, useState } from 'react'

interface TraverseEvent extends Event {
  navigationType: string
}

/** The link a plain click would follow to another page of the portal; null for every other click. */
function linkToElsewhere(event: MouseEvent): HTMLAnchorElement | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null
  if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return null
  return link.pathname === location.pathname ? null : link
}

/** Holds back links, the back button (where the browser lets a page do so) and closing while something would be lost. */
export function useLeaveGuard(unsaved: boolean) {
  const [leave, setLeave] = useState<{ go: () => void } | null>(null)
  const off = useRef(false)

  useEffect(() => {
    if (!unsaved) return
    const hold = (event: Event, go: () => void) => {
      if (off.current) return
      event.preventDefault()
      event.stopPropagation()
      setLeave({
        go: () => {
          off.current = true
          go()
        },
      })
    }
    const onUnload = (event: BeforeUnloadEvent) => {
      if (!off.current) event.preventDefault()
    }
    const onClick = (event: MouseEvent) => {
      const link = linkToElsewhere(event)
      if (link) hold(event, () => link.click())
    }
    const onTraverse = (event: Event) => {
      if (event.cancelable && (event as TraverseEvent).navigationType === 'traverse') hold(event, () => history.back())
    }
    const navigation = 'navigation' in window ? (window.navigation as EventTarget) : null
    window.addEventListener('beforeunload', onUnload)
    window.addEventListener('click', onClick, true)
    navigation?.addEventListener('navigate', onTraverse)
    return () => {
      window.removeEventListener('beforeunload', onUnload)
      window.removeEventListener('click', onClick, true)
      navigation?.removeEventListener('navigate', onTraverse)
    }
  }, [unsaved])

  return { leave, stay: () => setLeave(null) }
}
