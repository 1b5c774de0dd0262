import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const LIB = join(process.cwd(), 'lib')

/** An exported function of `lib` that takes a Member. */
export interface MemberVerb {
  /** As in "connectors.createTool". */
  name: string
  module: string
  verb: string
  /** Where its arguments have the member. */
  position: number
}

/** What an index file gives out, by the file it comes from. */
function exportsOf(index: string): { from: string; name: string; local: string }[] {
  const clauses = readFileSync(index, 'utf8').matchAll(/^export \{([^}]*)\} from '([^']+)'/gm)
  return [...clauses].flatMap(([, names = '', from = '']) =>
    names
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== '' && !each.startsWith('type '))
      .map((each) => {
        const [local = '', name = local] = each.split(' as ')
        return { from, name, local }
      }),
  )
}

/** The text between the first parenthesis of `text` and its partner, split at its own commas. */
function parameterTexts(text: string): string[] {
  const parameters: string[] = ['']
  let depth = 0
  for (const character of text.slice(text.indexOf('('))) {
    if (/[([{<]/.test(character)) depth += 1
    if (/[)\]}>]/.test(character)) depth -= 1
    if (depth === 0) break
    if (character === ',' && depth === 1) parameters.push('')
    else parameters.push(`${parameters.pop()}${character}`)
  }
  return parameters
}

function parametersOf(file: string, name: string): string[] {
  const text = readFileSync(file, 'utf8')
  const declared = new RegExp(`(?:function\\*? ${name}\\b|(?:const|let) ${name}\\b[^=]*=\\s*(?:async )?(?=[(<]))`).exec(
    text,
  )
  return declared ? parameterTexts(text.slice(declared.index)) : []
}

/** Every verb of `lib` whose caller says which member asks, found in the index files. */
export function memberVerbs(): MemberVerb[] {
  const modules = readdirSync(LIB).filter((module) => existsSync(join(LIB, module, 'index.ts')))
  return modules.flatMap((module) =>
    exportsOf(join(LIB, module, 'index.ts')).flatMap(({ from, name, local }) => {
      const parameters = parametersOf(join(LIB, module, `${from}.ts`), local)
      const position = parameters.findIndex((parameter) => /:[^=]*\bMember\b/.test(parameter))
      return position < 0 ? [] : [{ name: `${module}.${name}`, module, verb: name, position }]
    }),
  )
}
