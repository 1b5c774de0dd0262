import { AppError } from '@/lib/errors'

/** What git itself refuses in a tree, on any system: its own folder in each spelling that a file system may take for it, and ways out. */
const REFUSED = /^(?:\.{1,2}|\.git|git~1)$/i

/** Control characters, and what Windows takes for a way elsewhere. */
const UNSAFE = /[\p{Cc}\\:]/u

/** Throws `invalid_argument` for a path that git, Windows or macOS would not check out as it is. */
export function checkPath(path: string): void {
  const segments = path.split('/')
  const wrong = segments.find((segment) => segment === '' || REFUSED.test(folded(segment)) || UNSAFE.test(segment))
  if (wrong !== undefined)
    throw new AppError('invalid_argument', `${JSON.stringify(path)} cannot be a path in a repository`)
}

/** As HFS+ and NTFS compare it: without what they do not see, and without dots and spaces at the end. */
function folded(segment: string): string {
  const seen = segment.replace(/[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g, '')
  return /^\.+$/.test(seen) ? seen : seen.replace(/[. ]+$/, '')
}
