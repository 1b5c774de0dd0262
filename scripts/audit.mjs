// Fails on known high findings in what runs in production; says so where the registry answers no audits.
import { spawnSync } from 'node:child_process'
import { root } from './run.mjs'

const args = ['audit', '--omit=dev', '--audit-level=high', '--json']
const { status, stdout, stderr } = spawnSync('npm', args, { cwd: root, encoding: 'utf8', timeout: 120_000 })

function readReport() {
  try {
    return JSON.parse(stdout)
  } catch {
    return {}
  }
}

const { auditReportVersion, vulnerabilities = {}, metadata, message } = readReport()
if (auditReportVersion === undefined) {
  console.log(
    `npm audit was left out: the registry answers no audits (${(message ?? stderr).trim().split(/ - |\n/)[0]})`,
  )
} else {
  for (const { name, severity, range, fixAvailable } of Object.values(vulnerabilities)) {
    console.log(`${severity}: ${name} ${range}${fixAvailable ? ', a fix is available' : ''}`)
  }
  console.log(`npm audit: ${JSON.stringify(metadata?.vulnerabilities ?? {})}`)
  process.exitCode = status ?? 1
}
