export { type CallCount, countCalls } from './count-calls'
export { countCallsByTool } from './count-calls-by-tool'
export { type Actor, recordAudit } from './record-audit'
export { flushToolCalls, recordToolCall, type ToolCallRecord } from './record-tool-call'
