import { readFileSync } from 'node:fs'
import { importOpenApi } from '@/lib/imports'
import { checkTool } from '@/lib/connectors'
const text = readFileSync('/work/shared/openapi/stripe.com.json','utf8')
for (let i=0;i<3;i++){ const t=performance.now(); const f=importOpenApi(text); console.log('import',performance.now()-t); if(i==2&&process.argv[2]){const t2=performance.now(); for(const tool of f.tools) checkTool(tool,'x'); console.log('check',performance.now()-t2)}}
