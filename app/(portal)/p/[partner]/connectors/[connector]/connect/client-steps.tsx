import { Download, ExternalLink } from 'lucide-react'
import type { ReactNode } from 'react'
import { buttonStyle } from '@/app/_components/ui/button'
import { Section } from '@/app/_components/ui/card'
import { CopyButton, CopyLine } from '@/app/_components/ui/copy'
import type { AccessMode } from '@/lib/connectors/schema'
import { marketplaceName } from '@/lib/plugins'
import { Step, Steps } from '../_components/steps'
import { addToClaudeCodeLine, addToClaudeLink, addToOrganisationLink } from './client-links'
import type { ClientId } from './clients'

interface ClientStepsProps {
  client: ClientId
  name: string
  slug: string
  endpoint: string
  /** Whether Claude's hosted apps can come here; until then their button is not the loud one. */
  reachable: boolean
  access: AccessMode
  plugin: string
  /** File name of the plugin's zip. */
  zip: string
  download: string
}

/** What to do in one client: the connector alone, and with the plugin. */
export function ClientSteps({ client, ...props }: ClientStepsProps) {
  return (
    <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-2">
      {client === 'apps' && <Apps {...props} />}
      {client === 'code' && <Code {...props} />}
      {client === 'cowork' && <Cowork {...props} />}
      {client === 'owners' && <Owners {...props} />}
    </div>
  )
}

type Props = Omit<ClientStepsProps, 'client'>

function AddLink({ href, loud, children }: { href: string; loud: boolean; children: ReactNode }) {
  return (
    <span className="flex flex-wrap gap-2">
      <a
        href={href}
        target="_blank"
        rel="noreferrer"
        className={buttonStyle({ variant: loud ? 'primary' : 'secondary' }, 'gap-2')}
      >
        {children}
        <ExternalLink size={16} aria-hidden />
      </a>
      <CopyButton text={href} what="link" variant="secondary">
        Copy link
      </CopyButton>
    </span>
  )
}

function DownloadLink({ href, zip }: { href: string; zip: string }) {
  return (
    <a href={href} download className={buttonStyle({}, 'gap-2')}>
      <Download size={16} aria-hidden />
      Download <span className="font-mono text-xs">{zip}</span>
    </a>
  )
}

function signIn(access: AccessMode, where: ReactNode): ReactNode {
  if (access === 'open') return <Step title="No sign-in follows. Its tools are there at once." />
  return <Step title={<>{where} Sign in to this portal, read what Claude asks for, and allow it.</>} />
}

function Apps({ name, endpoint, reachable, access, download, zip }: Props) {
  return (
    <>
      <Section
        title="Connector"
        description="Claude on the web, on the desktop and on a phone. Added once, it is in all of them."
      >
        <Steps>
          <Step title="Open Claude with everything filled in. A notice about an external link comes first.">
            <AddLink loud={reachable} href={addToClaudeLink(name, endpoint)}>
              Add to Claude
            </AddLink>
          </Step>
          <Step
            title={
              <>
                Check name and address, then choose <strong className="font-medium">Add</strong>.
              </>
            }
          />
          {signIn(
            access,
            <>
              Choose <strong className="font-medium">Connect</strong>.
            </>,
          )}
        </Steps>
      </Section>
      <Section title="With the plugin" description="Adds a skill that tells Claude when to use the tools.">
        <Steps>
          <Step title="Download the plugin.">
            <DownloadLink href={download} zip={zip} />
          </Step>
          <Step
            title={
              <>
                In Claude, open <strong className="font-medium">Customize › Plugins › Add › Upload plugin</strong> and
                choose the file.
              </>
            }
          />
          <Step
            title={
              <>
                On the plugin’s <strong className="font-medium">Connectors</strong> tab, add <code>api</code> and
                connect it.
              </>
            }
          />
        </Steps>
      </Section>
    </>
  )
}

function Code({ slug, endpoint, access, plugin, download, zip }: Props) {
  return (
    <>
      <Section title="Connector" description="In the terminal.">
        <Steps>
          <Step
            title={
              <>
                Add it to the project you are in. For all projects, put <code>--scope user</code> before the name.
              </>
            }
          >
            <CopyLine text={addToClaudeCodeLine(slug, endpoint)} what="claude mcp add line" className="w-full" />
          </Step>
          {access === 'open' ? (
            <Step title="No sign-in follows. Its tools are there in the next session." />
          ) : (
            <Step title="In a session, open this, choose the connector and then Authenticate. A browser opens for the sign-in.">
              <CopyLine text="/mcp" what="/mcp command" className="w-full" />
            </Step>
          )}
        </Steps>
      </Section>
      <Section title="With the plugin" description="Brings the connector, a skill and a slash command.">
        <Steps>
          <Step title="Download the plugin and unzip it.">
            <DownloadLink href={download} zip={zip} />
            <CopyLine text={`unzip ${zip}`} what="unzip line" className="w-full" />
          </Step>
          <Step title="Add its folder, which is also a marketplace, and install from there.">
            <CopyLine text={`claude plugin marketplace add ./${plugin}`} what="marketplace line" className="w-full" />
            <CopyLine
              text={`claude plugin install ${plugin}@${marketplaceName(plugin)}`}
              what="install line"
              className="w-full"
            />
          </Step>
          <Step title="Or try it for one session only.">
            <CopyLine text={`claude --plugin-dir ./${plugin}`} what="session line" className="w-full" />
          </Step>
        </Steps>
      </Section>
    </>
  )
}

function Cowork({ name, endpoint, reachable, access, download, zip }: Props) {
  return (
    <>
      <Section title="Connector" description="Cowork uses the connectors of your Claude account.">
        <Steps>
          <Step title="Add it to your account. Where it is in the Claude apps already, nothing is to do.">
            <AddLink loud={reachable} href={addToClaudeLink(name, endpoint)}>
              Add to Claude
            </AddLink>
          </Step>
          {signIn(
            access,
            <>
              Choose <strong className="font-medium">Connect</strong>.
            </>,
          )}
          <Step title="Start a task and ask for something the tools can do." />
        </Steps>
      </Section>
      <Section title="With the plugin" description="Brings a skill and a slash command.">
        <Steps>
          <Step title="Download the plugin.">
            <DownloadLink href={download} zip={zip} />
          </Step>
          <Step
            title={
              <>
                Open <strong className="font-medium">Customize › Plugins › Add › Upload plugin</strong> and choose the
                file.
              </>
            }
          />
          <Step
            title={
              <>
                On the plugin’s <strong className="font-medium">Connectors</strong> tab, add <code>api</code> and
                connect it.
              </>
            }
          />
        </Steps>
      </Section>
    </>
  )
}

function Owners({ name, endpoint, reachable, access }: Props) {
  return (
    <Section
      title="For a whole organisation"
      description="On Team and Enterprise plans an Owner adds a connector once; members then connect."
    >
      <Steps>
        <Step title="Open the organisation’s connectors with everything filled in.">
          <AddLink loud={reachable} href={addToOrganisationLink(name, endpoint)}>
            Add for the organisation
          </AddLink>
        </Step>
        <Step
          title={
            access === 'open'
              ? 'Members find it in Claude under Customize › Connectors. No sign-in follows.'
              : 'Members find it in Claude under Customize › Connectors, and each connects with an own account of this portal.'
          }
        />
        <Step title="Authentication settings cannot be changed there later. To change them, remove the connector and add it again." />
      </Steps>
    </Section>
  )
}
