export { type Actor, recordAudit } from './record-audit'
export { type CallCount, countCalls } from './count-calls'
export { flushToolCalls, recordToolCall, type ToolCallRecord } from './record-tool-call'
