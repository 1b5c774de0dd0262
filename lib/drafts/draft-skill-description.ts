import type { ToolDefinition } from '@/lib/connectors/schema'
import { endSentence, joinWords, shortenText } from '@/lib/markdown'
import type { ToolPlan } from './plan-tools'
import { type DraftedConnector, SKILL_DESCRIPTION_LIMIT } from './schema'
import { toPhrase } from './to-phrase'

const SITUATIONS_LIMIT = 700
const TITLE_LIMIT = 60
const MOST_TITLES = 8

/** When Claude should take up the skill, as situations a user is in: one line, at most 1,024 characters. */
export function draftSkillDescription(description: DraftedConnector, plan: ToolPlan): string {
  const situations = renderSituations(description.name, plan)
  const { name, description: purpose } = description
  const about = endSentence(purpose.toLowerCase().startsWith(name.toLowerCase()) ? purpose : `${name}: ${purpose}`)
  const room = SKILL_DESCRIPTION_LIMIT - situations.length - ' '.length
  return purpose ? `${situations} ${shortenText(about, room)}` : situations
}

function renderSituations(name: string, plan: ToolPlan): string {
  for (let titles = MOST_TITLES; titles > 1; titles--) {
    const situations = situationsOf(name, plan, titles)
    if (situations.length <= SITUATIONS_LIMIT) return situations
  }
  return situationsOf(name, plan, 1)
}

function situationsOf(name: string, plan: ToolPlan, titles: number): string {
  const reading = phrases([...plan.find, ...plan.read], titles)
  const changing = phrases(plan.change, titles)
  if (!changing) return `Use when the user asks about ${name} or wants to look something up there: ${reading}.`
  if (!reading) return `Use when the user wants something done in ${name}: ${changing}.`
  return `Use when the user asks about ${name}, wants to look something up there (${reading}), or wants something changed there (${changing}).`
}

function phrases(tools: ToolDefinition[], titles: number): string {
  const all = [...new Set(tools.map((tool) => toPhrase(shortenText(tool.title, TITLE_LIMIT))))]
  return joinWords(all, 'or', titles)
}
