'use client'

import { type ChangeEvent, useState } from 'react'
import { useFieldControl } from '@/app/_components/ui/field'
import { readFile } from './read-file'

interface FileInputProps {
  accept?: string
  /** More is not read: the browser would wait for nothing. */
  limit: number
  onRead: (file: { data: string; mimeType: string }) => void
  onTooLarge: () => void
}

/** The browser's own file input, styled; reads the file at once. */
export function FileInput({ accept, limit, onRead, onTooLarge }: FileInputProps) {
  const [reading, setReading] = useState(false)
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? []
    if (!file) return
    if (file.size > limit) {
      target.value = ''
      return onTooLarge()
    }
    setReading(true)
    onRead(await readFile(file))
    setReading(false)
  }
  return (
    <input
      type="file"
      {...useFieldControl()}
      accept={accept}
      aria-busy={reading || undefined}
      onChange={read}
      className="w-full min-w-0 rounded-lg text-sm text-muted-foreground file:mr-3 file:h-9 file:rounded-lg file:border file:border-input file:bg-surface file:px-3.5 file:text-sm file:font-medium file:text-foreground hover:file:bg-subtle"
    />
  )
}
