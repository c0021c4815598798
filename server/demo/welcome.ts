import type { DemoFlags } from './flags.ts';

interface Welcome {
	readonly url: string;
	readonly workshop: string;
	/** Lets programs in as a dispatcher. */
	readonly token: string;
	readonly flags: DemoFlags;
}

/** What the demo says once it listens: where the pages are and how to get in. */
export function welcomeText({ url, workshop, token, flags }: Welcome): string {
	const page = (path: string): string => `${url}${path}?workshop=${workshop}`;
	return `
控工板 · Workshop Board — demo, ${flags.bays} bays, ${flags.rate} workshop minute(s) a second

  车间大屏  workshop TV       ${page('/board')}
            by technician     ${page('/board')}&layout=technician
  客休大屏  lounge TV         ${page('/lounge')}
  派工台    dispatcher's desk ${page('/dispatch')}
  导入      import a day      ${page('/settings/import')}

  登录 sign in: ${url}/sign-in — one button per role, no password, on this machine only.
  接口 API:     curl -H "Authorization: Bearer ${token}" "${url}/api/v1/state?workshop=${workshop}&audience=staff"

  ${flags.crew ? '模拟班组正在干活；您改动任何一台车，班组就把它交给您。The crew is at work; touch a car and it is yours.' : '没有模拟班组。No crew.'}
  Ctrl+C 停止 stops.
`;
}
