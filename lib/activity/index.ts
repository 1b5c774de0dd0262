export { type Actor, recordAudit } from './record-audit'
export { flushToolCalls, recordToolCall, type ToolCallRecord } from './record-tool-call'
