import type { z } from 'zod'
import { ConnectorDefinition, ImportInput } from '@/lib/definitions/schema'
import type { TokenScope } from '@/lib/partners/schema'
import * as answers from './answers'
import * as requests from './requests'

/** One operation of the management API, as its OpenAPI document tells it. */
export interface Operation {
  id: string
  method: 'get' | 'put' | 'post' | 'delete'
  /** Below /api/v1. */
  path: string
  summary: string
  /** What the token must be allowed; `password` takes HTTP basic, `none` nothing. */
  needs: TokenScope | 'password' | 'none'
  query?: z.ZodObject
  /** Absent in a request: a body that is optional. */
  body?: { schema: z.ZodType; optional?: true; yaml?: true }
  answers: { [status: number]: z.ZodType | 'empty' | 'zip' | 'file' | 'any' }
}

/** Every operation. A test compares it with the routes. */
export const OPERATIONS: Operation[] = [
  {
    id: 'createToken',
    method: 'post',
    path: '/tokens',
    summary: 'Makes an access token for the account that signs in with e-mail address and password',
    needs: 'password',
    body: { schema: requests.TokenRequest, optional: true },
    answers: { 201: answers.NewTokenAnswer },
  },
  {
    id: 'listTokens',
    method: 'get',
    path: '/tokens',
    summary: 'Your own tokens, newest first',
    needs: 'read',
    answers: { 200: answers.TokensAnswer },
  },
  {
    id: 'revokeToken',
    method: 'delete',
    path: '/tokens/{token}',
    summary: 'Makes one of your tokens, named by its id, stop working at once',
    needs: 'write',
    answers: { 204: 'empty' },
  },
  {
    id: 'listConnectors',
    method: 'get',
    path: '/connectors',
    summary: 'The connectors of the token’s partner',
    needs: 'read',
    answers: { 200: answers.ConnectorsAnswer },
  },
  {
    id: 'getConnector',
    method: 'get',
    path: '/connectors/{slug}',
    summary: 'The draft of a connector, and how it stands',
    needs: 'read',
    answers: { 200: answers.ConnectorAnswer },
  },
  {
    id: 'putConnector',
    method: 'put',
    path: '/connectors/{slug}',
    summary: 'Makes the draft what the definition says, and creates the connector where there is none',
    needs: 'write',
    body: { schema: ConnectorDefinition, yaml: true },
    answers: { 200: answers.PutConnectorAnswer, 201: answers.PutConnectorAnswer },
  },
  {
    id: 'deleteConnector',
    method: 'delete',
    path: '/connectors/{slug}',
    summary: 'Removes the connector with its releases; its endpoint stops at once',
    needs: 'write',
    answers: { 204: 'empty' },
  },
  {
    id: 'getDefinition',
    method: 'get',
    path: '/connectors/{slug}/definition',
    summary: 'The draft as a definition file',
    needs: 'read',
    query: requests.DefinitionFormatQuery,
    answers: { 200: 'file' },
  },
  {
    id: 'previewDefinition',
    method: 'post',
    path: '/connectors/{slug}/preview',
    summary: 'The draft as a file before and after this definition would be put; changes nothing',
    needs: 'read',
    body: { schema: ConnectorDefinition, yaml: true },
    answers: { 200: answers.PreviewAnswer },
  },
  {
    id: 'importTools',
    method: 'post',
    path: '/connectors/{slug}/import',
    summary: 'Makes tools of a document’s operations and adds them to the draft',
    needs: 'write',
    body: { schema: ImportInput },
    answers: { 200: answers.ImportAnswer },
  },
  {
    id: 'tryTool',
    method: 'post',
    path: '/connectors/{slug}/try',
    summary: 'Calls the API as the endpoint would, and shows both sides',
    needs: 'write',
    body: { schema: requests.TryRequest },
    answers: { 200: answers.TryAnswer },
  },
  {
    id: 'listFixtures',
    method: 'get',
    path: '/connectors/{slug}/fixtures',
    summary: 'The recorded answers of the connector’s tools, without their bodies',
    needs: 'read',
    answers: { 200: answers.FixturesAnswer },
  },
  {
    id: 'checkFixtures',
    method: 'post',
    path: '/connectors/{slug}/fixtures/check',
    summary: 'Whether the draft still makes of every recorded answer what it made of it before; sends nothing',
    needs: 'read',
    answers: { 200: answers.FixtureChecksAnswer },
  },
  {
    id: 'getFixture',
    method: 'get',
    path: '/connectors/{slug}/tools/{tool}/fixtures/{name}',
    summary: 'A recorded answer with its body',
    needs: 'read',
    answers: { 200: answers.FixtureAnswer },
  },
  {
    id: 'putFixture',
    method: 'put',
    path: '/connectors/{slug}/tools/{tool}/fixtures/{name}',
    summary: 'Keeps an exchange, without its secrets; what the draft makes of it now is expected from then on',
    needs: 'write',
    body: { schema: requests.FixtureRequest },
    answers: { 200: answers.PutFixtureAnswer, 201: answers.PutFixtureAnswer },
  },
  {
    id: 'deleteFixture',
    method: 'delete',
    path: '/connectors/{slug}/tools/{tool}/fixtures/{name}',
    summary: 'Removes a recorded answer',
    needs: 'write',
    answers: { 204: 'empty' },
  },
  {
    id: 'acceptFixture',
    method: 'post',
    path: '/connectors/{slug}/tools/{tool}/fixtures/{name}/accept',
    summary: 'Takes what the draft makes of a recorded answer today for what is expected',
    needs: 'write',
    answers: { 204: 'empty' },
  },
  {
    id: 'getChanges',
    method: 'get',
    path: '/connectors/{slug}/changes',
    summary: 'What publishing now would change for Claude',
    needs: 'read',
    answers: { 200: answers.ChangesAnswer },
  },
  {
    id: 'listReleases',
    method: 'get',
    path: '/connectors/{slug}/releases',
    summary: 'The releases of a connector, newest first',
    needs: 'read',
    answers: { 200: answers.ReleasesAnswer },
  },
  {
    id: 'publishRelease',
    method: 'post',
    path: '/connectors/{slug}/releases',
    summary: 'Publishes the draft, once recorded answers still give what they gave; the endpoint serves it at once',
    needs: 'write',
    body: { schema: requests.ReleaseRequest, optional: true },
    answers: { 201: answers.ReleaseAnswer },
  },
  {
    id: 'rollBack',
    method: 'post',
    path: '/connectors/{slug}/rollback',
    summary: 'Serves an earlier release again, at once',
    needs: 'write',
    body: { schema: requests.RollbackRequest },
    answers: { 200: answers.RollbackAnswer },
  },
  {
    id: 'getConnectorPlugin',
    method: 'get',
    path: '/connectors/{slug}/plugin',
    summary: 'The plugin that a published connector has under its own slug',
    needs: 'read',
    answers: { 200: answers.PluginAnswer },
  },
  {
    id: 'listPlugins',
    method: 'get',
    path: '/plugins',
    summary: 'The plugins with a name of their own',
    needs: 'read',
    answers: { 200: answers.PluginsAnswer },
  },
  {
    id: 'getPlugin',
    method: 'get',
    path: '/plugins/{name}',
    summary: 'What a plugin brings',
    needs: 'read',
    answers: { 200: answers.NamedPluginAnswer },
  },
  {
    id: 'putPlugin',
    method: 'put',
    path: '/plugins/{name}',
    summary: 'Makes the plugin of that name bring this connector',
    needs: 'write',
    body: { schema: requests.PluginRequest },
    answers: { 200: answers.PutPluginAnswer, 201: answers.PutPluginAnswer },
  },
  {
    id: 'deletePlugin',
    method: 'delete',
    path: '/plugins/{name}',
    summary: 'Takes away the plugin’s own name; its connector stays',
    needs: 'write',
    answers: { 204: 'empty' },
  },
  {
    id: 'releasePlugin',
    method: 'post',
    path: '/plugins/{name}/releases',
    summary: 'Builds the plugin from its connector’s live release',
    needs: 'write',
    answers: { 201: answers.PluginAnswer },
  },
  {
    id: 'downloadPlugin',
    method: 'get',
    path: '/plugins/{name}/download',
    summary: 'The plugin as a zip; the same release gives the same bytes',
    needs: 'read',
    answers: { 200: 'zip' },
  },
  {
    id: 'getOpenApi',
    method: 'get',
    path: '/openapi.json',
    summary: 'This document',
    needs: 'none',
    answers: { 200: 'any' },
  },
]
