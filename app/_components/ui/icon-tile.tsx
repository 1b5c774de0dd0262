import { cn } from './cn'

interface IconTileProps {
  name: string
  /** Null: the first letter stands for it. */
  src: string | null
  size: 24 | 36 | 40
}

const SIZES = { 24: 'size-6 text-xs', 36: 'size-9 text-sm', 40: 'size-10 text-sm' }

/** The icon beside a name that is written out, or a tile with its first letter. */
export function IconTile({ name, src, size }: IconTileProps) {
  const look = cn('shrink-0 rounded-md', SIZES[size])
  if (src) {
    // biome-ignore lint/performance/noImgElement: an address of this portal, or of the partner
    return <img src={src} alt="" width={size} height={size} className={cn(look, 'object-contain')} />
  }
  const [letter] = [...new Intl.Segmenter('en').segment(name.trim())].map(({ segment }) => segment)
  return (
    <span
      aria-hidden
      className={cn(look, 'inline-grid place-items-center bg-accent-subtle font-medium text-accent uppercase')}
    >
      {letter}
    </span>
  )
}
