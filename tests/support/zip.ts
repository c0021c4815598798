import { crc32, deflateRawSync } from 'node:zlib';

/** An archive of the given parts, as its bytes; `claims`: the size each part says it unpacks to. */
export function zipOf(parts: Readonly<Record<string, Buffer | string>>, claims?: number): Buffer {
	const files: Buffer[] = [];
	const directory: Buffer[] = [];
	let at = 0;
	for (const [name, content] of Object.entries(parts)) {
		const plain = Buffer.from(content);
		const packed = deflateRawSync(plain);
		const facts = Buffer.alloc(26);
		facts.writeUInt16LE(20, 0);
		facts.writeUInt16LE(8, 4);
		facts.writeUInt32LE(crc32(plain), 10);
		facts.writeUInt32LE(packed.length, 14);
		facts.writeUInt32LE(claims ?? plain.length, 18);
		facts.writeUInt16LE(name.length, 22);
		const file = [Buffer.from('PK\u0003\u0004'), facts, Buffer.from(name), packed];
		const place = Buffer.alloc(14);
		place.writeUInt32LE(at, 10);
		directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000'), facts, place, Buffer.from(name));
		files.push(...file);
		at += Buffer.concat(file).length;
	}
	const list = Buffer.concat(directory);
	const end = Buffer.alloc(18);
	const count = Object.keys(parts).length;
	end.writeUInt16LE(count, 4);
	end.writeUInt16LE(count, 6);
	end.writeUInt32LE(list.length, 8);
	end.writeUInt32LE(at, 12);
	return Buffer.concat([...files, list, Buffer.from('PK\u0005\u0006'), end]);
}
