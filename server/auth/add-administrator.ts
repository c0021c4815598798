import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from '../config.ts';
import { StoreInUse } from '../storage/sqlite/index.ts';
import { openAdministratorDesk } from './administrator-desk.ts';

/**
 * `npm run add-administrator -- --user NAME`: makes an administrator, or lets one who forgot the
 * password in again. The password is asked for on the terminal, or read as the first line of standard
 * input; never as an argument, where others on the machine would see it.
 */
async function run(): Promise<number> {
	const { values } = parseArgs({ options: { user: { type: 'string' } } });
	if (values.user === undefined) {
		console.error('npm run add-administrator -- --user NAME');
		return 2;
	}
	const desk = await openAdministratorDesk(readConfig(process.env).dataDir);
	try {
		const admitted = await desk.admit(values.user);
		if (!admitted.ok) return told(admitted.refusal);
		for (;;) {
			const chosen = await desk.choose(admitted.value, await askedPassword());
			if (chosen.ok) break;
			told(chosen.refusal);
			if (!process.stdin.isTTY) return 1;
		}
		console.log(`管理员 administrator: ${values.user}`);
		return 0;
	} finally {
		await desk.close();
	}
}

function told(refusal: string): number {
	console.error(refusal);
	return 1;
}

/** One line; nothing of it is shown. */
async function askedPassword(): Promise<string> {
	if (process.stdin.isTTY) process.stderr.write('密码 password: ');
	const silent = new Writable({
		write: (_chunk, _encoding, done) => {
			done();
		}
	});
	const terminal = process.stdin.isTTY;
	const lines = createInterface({ input: process.stdin, output: silent, terminal });
	const [line] = (await Promise.race([once(lines, 'line'), once(lines, 'close')])) as [string?];
	lines.close();
	if (terminal) process.stderr.write('\n');
	return line ?? '';
}

try {
	process.exitCode = await run();
} catch (error) {
	const isTold = error instanceof ConfigError || error instanceof StoreInUse;
	console.error(isTold ? error.message : error);
	process.exitCode = 1;
}
