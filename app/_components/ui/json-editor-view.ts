import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import {
  bracketMatching,
  codeFolding,
  foldGutter,
  foldKeymap,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
  syntaxTree,
} from '@codemirror/language'
import { type Diagnostic, linter, lintGutter, lintKeymap } from '@codemirror/lint'
import { Compartment, EditorState, type Extension } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
  placeholder as placeholderText,
} from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { pageNonce } from '@/app/_components/page-nonce'
import { findJsonError } from './find-json-error'

/** What is wrong with a value, each with the way to where. */
export type JsonCheck = (value: unknown) => { path: (string | number)[]; message: string }[]

interface Control {
  id?: string | undefined
  'aria-describedby'?: string | undefined
  'aria-invalid'?: true | undefined
}

export interface JsonEditorView {
  /** Puts the person into it, with this much of the text selected. */
  focus: (selected: { from: number; to: number }) => void
  setText: (text: string) => void
  setControl: (control: Control) => void
  destroy: () => void
}

interface Options {
  text: string
  rows: number
  placeholder: string
  onType: (text: string) => void
  check: JsonCheck
}

const LINE_PX = 20
const TALLEST_PX = 384

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--accent)' },
  { tag: tags.string, color: 'var(--success)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--warning)' },
  { tag: [tags.separator, tags.squareBracket, tags.brace], color: 'var(--muted-foreground)' },
])

const look = (rows: number) =>
  EditorView.theme({
    '&': {
      border: '1px solid var(--input)',
      borderRadius: 'var(--radius-lg)',
      backgroundColor: 'var(--surface)',
      color: 'var(--foreground)',
      fontSize: '0.8125rem',
      overflow: 'hidden',
    },
    '&.cm-focused': { outline: '2px solid var(--ring)', borderColor: 'var(--ring)' },
    '&:has([aria-invalid])': { borderColor: 'var(--danger)' },
    '.cm-scroller': {
      fontFamily: 'var(--font-geist-mono), ui-monospace, monospace',
      lineHeight: `${LINE_PX}px`,
      maxHeight: `${TALLEST_PX}px`,
    },
    '.cm-content': { padding: '8px 0', minHeight: `${rows * LINE_PX + 16}px`, caretColor: 'var(--foreground)' },
    '.cm-gutter': { minHeight: `${rows * LINE_PX + 16}px` },
    '.cm-cursor': { borderLeftColor: 'var(--foreground)' },
    '.cm-gutters': {
      backgroundColor: 'var(--surface)',
      color: 'var(--muted-foreground)',
      border: 'none',
    },
    '.cm-activeLine': { backgroundColor: 'transparent' },
    '&.cm-focused .cm-activeLine': { backgroundColor: 'color-mix(in oklch, var(--subtle) 50%, transparent)' },
    '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
      backgroundColor: 'color-mix(in oklch, var(--ring) 30%, transparent)',
    },
    '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--accent-subtle)', outline: '1px solid var(--ring)' },
    '.cm-placeholder': { color: 'var(--muted-foreground)' },
    '.cm-foldPlaceholder': {
      backgroundColor: 'var(--subtle)',
      border: '1px solid var(--border)',
      color: 'var(--muted-foreground)',
      padding: '0 4px',
    },
    '.cm-tooltip': {
      backgroundColor: 'var(--raised)',
      border: '1px solid var(--border)',
      borderRadius: 'var(--radius-md)',
      color: 'var(--foreground)',
      maxWidth: 'min(24rem, calc(100vw - 2rem))',
    },
    '.cm-diagnostic-error': { borderLeftColor: 'var(--danger)' },
    '.cm-diagnostic-warning': { borderLeftColor: 'var(--warning)' },
  })

/** The part of the text that the value on this way has; the whole where the way ends early. */
function rangeOf(state: EditorState, path: (string | number)[]): { from: number; to: number } {
  let node = syntaxTree(state).topNode.firstChild
  let range = { from: 0, to: state.doc.length }
  for (const step of path) {
    if (!node) break
    if (typeof step === 'number') {
      const items: (typeof node)[] = []
      for (let child = node.firstChild; child; child = child.nextSibling)
        if (/^[A-Z]/.test(child.name)) items.push(child)
      node = items[step] ?? null
      if (node) range = { from: node.from, to: node.to }
      continue
    }
    const name = JSON.stringify(step)
    const found = node.getChildren('Property').find((property) => {
      const key = property.firstChild
      return key && state.sliceDoc(key.from, key.to) === name
    })
    if (found) range = { from: found.from, to: found.to }
    node = found?.lastChild ?? null
  }
  return range
}

/** One line of it, so that a mark does not run over half the text. */
function firstLine(state: EditorState, { from, to }: { from: number; to: number }) {
  return { from, to: Math.min(to, state.doc.lineAt(from).to) }
}

function diagnose(state: EditorState, check: JsonCheck): Diagnostic[] {
  const text = state.doc.toString()
  if (text.trim() === '') return []
  const broken = findJsonError(text)
  if (broken) {
    const from = Math.min(broken.at, text.length)
    return [{ from, to: Math.min(from + 1, text.length), severity: 'error', message: broken.message }]
  }
  return check(JSON.parse(text)).map(({ path, message }) => ({
    ...firstLine(state, rangeOf(state, path)),
    severity: 'warning',
    message,
  }))
}

/** The text as JSON is usually set; false where it is none. */
function format(view: EditorView): boolean {
  const text = view.state.doc.toString()
  if (text.trim() === '' || findJsonError(text)) return false
  const set = JSON.stringify(JSON.parse(text), null, 2)
  if (set !== text) view.dispatch({ changes: { from: 0, to: text.length, insert: set } })
  return true
}

function attributesOf(control: Control): Extension {
  const { id, 'aria-describedby': describedBy, 'aria-invalid': invalid } = control
  return EditorView.contentAttributes.of({
    ...(id && { id, 'aria-labelledby': `${id}-label` }),
    ...(describedBy && { 'aria-describedby': describedBy }),
    ...(invalid && { 'aria-invalid': 'true' }),
    spellcheck: 'false',
    tabindex: '0',
  })
}

/** A click on the label goes to the text, as in every other field. */
function focusByLabel(view: EditorView, id: string | undefined): () => void {
  const label = id ? document.getElementById(`${id}-label`) : null
  const focus = () => view.focus()
  label?.addEventListener('click', focus)
  return () => label?.removeEventListener('click', focus)
}

/**
 * What is typed over a selection. Left to itself, a browser gives the text the look of what was there by an inline style, which the page's
 * policy refuses.
 */
const typeOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { data, inputType, isComposing } = event
    if (inputType !== 'insertText' || data === null || isComposing) return false
    // What the page has selected: the editor hears of it a moment later.
    const selected = view.dom.ownerDocument.getSelection()
    if (!selected || selected.rangeCount === 0 || selected.isCollapsed) return false
    const range = selected.getRangeAt(0)
    const from = view.posAtDOM(range.startContainer, range.startOffset)
    const to = view.posAtDOM(range.endContainer, range.endOffset)
    event.preventDefault()
    const selection = { anchor: from + data.length }
    view.dispatch({ changes: { from, to, insert: data }, selection, userEvent: 'input.type', scrollIntoView: true })
    return true
  },
})

/** Puts an editor into `host`. Tab moves on, as in a plain field; Shift+Alt+F sets the text anew. */
export function mountJsonEditor(host: HTMLElement, options: Options): JsonEditorView {
  const control = new Compartment()
  // Ctrl+Enter is the page's own.
  const keys = [...defaultKeymap, ...historyKeymap, ...foldKeymap, ...lintKeymap].filter(
    ({ key }) => key !== 'Mod-Enter',
  )
  let silent = false
  const view = new EditorView({
    parent: host,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        EditorView.cspNonce.of(pageNonce()),
        typeOver,
        lineNumbers(),
        foldGutter(),
        codeFolding(),
        lintGutter(),
        history(),
        drawSelection(),
        indentOnInput(),
        indentUnit.of('  '),
        bracketMatching(),
        highlightActiveLine(),
        json(),
        syntaxHighlighting(colours),
        look(options.rows),
        EditorView.lineWrapping,
        placeholderText(options.placeholder),
        linter((current) => diagnose(current.state, options.check), { delay: 300 }),
        keymap.of([{ key: 'Shift-Alt-f', run: format }, ...keys]),
        control.of([]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !silent) options.onType(update.state.doc.toString())
        }),
      ],
    }),
  })
  let forget = () => {}
  return {
    focus({ from, to }) {
      view.dispatch({ selection: { anchor: from, head: to } })
      view.focus()
    },
    setText(text) {
      const before = view.state.doc.toString()
      if (before === text) return
      silent = true
      view.dispatch({ changes: { from: 0, to: before.length, insert: text } })
      silent = false
    },
    setControl(next) {
      view.dispatch({ effects: control.reconfigure(attributesOf(next)) })
      forget()
      forget = focusByLabel(view, next.id)
    },
    destroy() {
      forget()
      view.destroy()
    },
  }
}
