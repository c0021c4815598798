import { inProcessConnection } from '../../../src/lib/live/in-process-connection.ts';
import { connectionContract } from './contract.ts';

connectionContract('in process', (end) => {
	let isThere = true;
	return Promise.resolve({
		connection: () => inProcessConnection((toClient) => (isThere ? end.server(toClient) : null)),
		stop: () => {
			isThere = false;
			end.tell((toClient) => {
				toClient.cut();
			});
			return Promise.resolve();
		},
		start: () => {
			isThere = true;
			return Promise.resolve();
		}
	});
});
