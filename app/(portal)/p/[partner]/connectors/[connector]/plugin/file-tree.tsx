import { File, Folder } from 'lucide-react'
import Link from 'next/link'
import { cn } from '@/app/_components/ui/cn'

interface ListedFile {
  path: string
  bytes: number
}

interface FileTreeProps {
  files: ListedFile[]
  current: string | undefined
  here: string
}

interface FolderOfFiles {
  /** Empty for the root. */
  folder: string
  files: ListedFile[]
}

function byFolder(files: ListedFile[]): FolderOfFiles[] {
  const folders = new Map<string, ListedFile[]>()
  for (const file of files) {
    const folder = file.path.split('/').slice(0, -1).join('/')
    folders.set(folder, [...(folders.get(folder) ?? []), file])
  }
  const listed = [...folders].map(([folder, inside]) => ({ folder, files: inside }))
  return listed.sort((a, b) => Number(a.folder === '') - Number(b.folder === ''))
}

function size(bytes: number): string {
  return bytes < 1000 ? `${bytes} B` : `${(bytes / 1000).toFixed(1)} kB`
}

/** The files of the plugin; each opens beside the tree. */
export function FileTree({ files, current, here }: FileTreeProps) {
  return (
    <nav aria-label="Files" className="flex min-w-0 flex-col rounded-lg border bg-surface p-1.5 font-mono text-xs">
      {byFolder(files).map(({ folder, files: inside }) => (
        <div key={folder} className="min-w-0">
          {folder && (
            <p className="flex h-8 min-w-0 items-center gap-2 px-2 text-muted-foreground">
              <Folder size={16} aria-hidden className="shrink-0" />
              <span className="truncate">{folder}</span>
            </p>
          )}
          <ul className={cn(folder && 'pl-4')}>
            {inside.map(({ path, bytes }) => (
              <li key={path}>
                <Link
                  href={`${here}?file=${encodeURIComponent(path)}`}
                  scroll={false}
                  aria-current={path === current ? 'true' : undefined}
                  className={cn(
                    'flex h-8 min-w-0 items-center gap-2 rounded-md px-2 transition-colors',
                    path === current ? 'bg-accent-subtle' : 'hover:bg-subtle',
                  )}
                >
                  <File size={16} aria-hidden className="shrink-0 text-muted-foreground" />
                  <span className="min-w-0 grow truncate">{path.split('/').at(-1)}</span>
                  <span className="shrink-0 font-sans text-muted-foreground tabular-nums">{size(bytes)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
