export { findLiveConnector } from './find-live-connector'
