export { checkBaseUrl } from './check-base-url'
export { isOwnSampleApi, SAMPLE_API_PATH } from './is-own-sample-api'
export { isPublicAddress, isPublicHost } from './is-public-address'
