export { type CallCount, countCalls } from './count-calls'
export { type Actor, recordAudit } from './record-audit'
export { flushToolCalls, recordToolCall, type ToolCallRecord } from './record-tool-call'
