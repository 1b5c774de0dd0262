'use client'

import { CodeBlock } from '@/app/_components/ui/code-block'

interface Block {
  type?: unknown
  text?: unknown
  data?: unknown
  mimeType?: unknown
}

function isBlock(value: unknown): value is Block {
  return typeof value === 'object' && value !== null
}

/** Only types that cannot carry script are put into a data URL. */
function mediaUrl({ data, mimeType }: Block, kind: 'image' | 'audio'): string | null {
  const known = typeof mimeType === 'string' && /^(image|audio)\/[\w.+-]+$/.test(mimeType) && mimeType.startsWith(kind)
  return known && typeof data === 'string' ? `data:${mimeType};base64,${data}` : null
}

/** The content blocks of an MCP result, as near to how Claude meets them as a page comes. */
export function ResultBlocks({ content, structured }: { content: unknown[]; structured: unknown }) {
  return (
    <>
      {content.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of one result never change places
        <ResultBlock key={index} block={block} />
      ))}
      {structured !== undefined && (
        <CodeBlock titled code={JSON.stringify(structured, null, 2)} label="structuredContent" />
      )}
    </>
  )
}

function ResultBlock({ block }: { block: unknown }) {
  if (isBlock(block)) {
    if (block.type === 'text' && typeof block.text === 'string') {
      return <CodeBlock titled wrap code={block.text} label="text" />
    }
    const image = block.type === 'image' && mediaUrl(block, 'image')
    if (image) {
      return (
        <figure className="flex flex-col gap-1.5 text-xs text-muted-foreground">
          {/* biome-ignore lint/performance/noImgElement: the bytes are here; there is nothing to optimise */}
          <img src={image} alt="What the API answered" className="max-h-80 max-w-full self-start rounded-lg border" />
          <figcaption>image, {String(block.mimeType)}</figcaption>
        </figure>
      )
    }
    const audio = block.type === 'audio' && mediaUrl(block, 'audio')
    if (audio) {
      return (
        <figure className="flex flex-col gap-1.5 text-xs text-muted-foreground">
          {/* biome-ignore lint/a11y/useMediaCaption: an API's sound comes without captions */}
          <audio controls src={audio} aria-label="What the API answered" className="w-full" />
          <figcaption>audio, {String(block.mimeType)}</figcaption>
        </figure>
      )
    }
  }
  return <CodeBlock titled code={JSON.stringify(block, null, 2)} label="content block" />
}
