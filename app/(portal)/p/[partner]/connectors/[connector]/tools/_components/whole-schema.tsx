'use client'

import type { ReactNode } from 'react'
import { SchemaEditor } from './schema-editor'

interface WholeSchemaProps {
  path: 'inputSchema' | 'outputSchema'
  label: string
  help: string
  /** Buttons that fill it or take it away. */
  aside?: ReactNode
}

/** The schema of all arguments, or of the result: none until something is written. */
export function WholeSchema({ path, label, help, aside }: WholeSchemaProps) {
  return (
    <div className="border-t pt-5">
      <SchemaEditor
        at={path}
        label={label}
        jsonLabel={label}
        title={
          <>
            {label}
            <span className="font-normal text-muted-foreground"> Optional</span>
          </>
        }
        help={help}
        aside={aside}
      />
    </div>
  )
}
