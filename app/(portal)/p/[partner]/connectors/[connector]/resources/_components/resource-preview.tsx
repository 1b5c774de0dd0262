'use client'

import { Badge } from '@/app/_components/ui/badge'
import { Card, Section } from '@/app/_components/ui/card'
import { CodeBlock } from '@/app/_components/ui/code-block'
import { blanksOf, fromFirstLine, type ResourceForm, sizeInWords, variableOf } from '../resource-form'

const EXCERPT = 4000

/** The resource as clients list it, and what reading it gives or asks. */
export function ResourcePreview({ form, baseUrl }: { form: ResourceForm; baseUrl: string }) {
  const address = form.kind === 'template' ? form.uriTemplate : form.uri
  return (
    <Section title="What Claude sees">
      <Card flush className="divide-y">
        <div className="flex flex-col gap-2 p-4">
          <p className="font-medium">{form.title || <span className="text-muted-foreground">No title yet</span>}</p>
          {form.description && <p className="text-muted-foreground">{form.description}</p>}
          <code className="break-all">{address || <span className="text-muted-foreground">No URI yet</span>}</code>
          <div className="flex flex-wrap gap-2">
            {form.mimeType && <Badge>{form.mimeType}</Badge>}
            {form.kind !== 'template' && <Badge>{sizeInWords(form)}</Badge>}
          </div>
        </div>
        <div className="flex min-w-0 flex-col gap-3 p-4">
          {form.kind === 'template' ? <Request form={form} baseUrl={baseUrl} /> : <Content form={form} />}
        </div>
      </Card>
    </Section>
  )
}

function Content({ form }: { form: ResourceForm }) {
  if (form.kind === 'text') {
    if (!form.text) return <p className="text-muted-foreground">No text yet. Claude reads it as it stands here.</p>
    return <CodeBlock wrap titled label="content" code={form.text.slice(0, EXCERPT)} />
  }
  if (!form.data) return <p className="text-muted-foreground">No file yet. Claude gets its bytes.</p>
  if (!form.mimeType.startsWith('image/'))
    return <p className="text-muted-foreground">Claude gets the bytes of the file.</p>
  return (
    // biome-ignore lint/performance/noImgElement: its bytes are here already
    <img
      src={`data:${form.mimeType};base64,${form.data}`}
      alt="The chosen file"
      className="max-h-64 w-fit max-w-full rounded-lg border"
    />
  )
}

/** One URI of the template and its request, with the first suggestion in each blank. */
function Request({ form, baseUrl }: { form: ResourceForm; baseUrl: string }) {
  const blanks = blanksOf(form.uriTemplate).filter(Boolean)
  const sample = (name: string) => encodeURIComponent(fromFirstLine(variableOf(form, name).values) || name)
  const uri = form.uriTemplate.replace(/\{([^{}]*)\}/g, (_, name: string) => sample(name))
  const names = new Map(blanks.map((name) => [variableOf(form, name).sendAs || name, name]))
  const path = form.path.replace(/\{([^{}]*)\}/g, (whole, sent: string) => {
    const name = names.get(sent)
    return name ? sample(name) : whole
  })
  const query = blanks
    .filter((name) => variableOf(form, name).in === 'query')
    .map((name) => `${encodeURIComponent(variableOf(form, name).sendAs || name)}=${sample(name)}`)
  const url = `${baseUrl}${path}${query.length > 0 ? `?${query.join('&')}` : ''}`
  if (!form.uriTemplate)
    return <p className="text-muted-foreground">Claude reads a URI, and your API is asked for it.</p>
  return <CodeBlock wrap titled label="request" code={`resources/read ${uri}\n→ GET ${url}`} />
}
