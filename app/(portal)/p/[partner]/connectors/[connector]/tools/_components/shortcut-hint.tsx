'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => {}
const onMac = () => /Mac|iPhone|iPad/.test(navigator.platform)

/** The keys that press the button it stands in, as this computer's keyboard names them. */
export function ShortcutHint({ letter }: { letter: string }) {
  const mac = useSyncExternalStore(never, onMac, () => false)
  return (
    <kbd className="hidden font-sans text-xs text-muted-foreground sm:inline">
      {mac ? `⌘${letter}` : `Ctrl ${letter}`}
    </kbd>
  )
}
