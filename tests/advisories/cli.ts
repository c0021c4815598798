import { spawnSync } from 'node:child_process';
import { verdictOf } from './verdict.ts';

/**
 * `npm run audit`: known high and critical advisories in what the product runs with. Exits with 1 when
 * there are some, and with 2 when the registry does not answer: not knowing is no pass.
 */
const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--audit-level=high', '--json'], {
	encoding: 'utf8',
	timeout: 120_000
});
const verdict = verdictOf(stdout);

if (verdict.status === 'clean') {
	console.log(`0 known high or critical advisories in ${String(verdict.packages)} packages`);
} else if (verdict.status === 'vulnerable') {
	console.error(`known advisories:\n${verdict.found.join('\n')}`);
	process.exitCode = 1;
} else {
	console.error(`NOT CHECKED: ${verdict.why}. Ask again where a registry answers npm audit.`);
	process.exitCode = 2;
}
