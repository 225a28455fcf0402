import { readFileSync } from 'node:fs'

// Prints "passed failed" from vitest's JSON report. A file that could not be loaded has no tests to count, but failed.
const report = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const brokenFiles = report.testResults.filter(
  (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
)
for (const file of brokenFiles) console.error(`FAILED: ${file.name}: ${file.message}`)
for (const file of report.testResults) {
  for (const test of file.assertionResults) {
    if (test.status !== 'passed') console.error(`${test.status.toUpperCase()}: ${test.fullName}`)
  }
}
console.log(report.numPassedTests, report.numTotalTests - report.numPassedTests + brokenFiles.length)
