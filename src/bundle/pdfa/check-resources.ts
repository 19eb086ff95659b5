import type { PdfSource } from '../../pdf/pdf-source.ts';
import { isDict, nameOf, type PdfDict, PdfName, PdfRef, type PdfValue } from '../../pdf/values.ts';
import type { Breaches } from './breaches.ts';
import type { Content } from './content.ts';
import type { ContentStream } from './content-streams.ts';

/** Nesting of `q` (ISO 32000-1, annex C; ISO 19005-2, 6.1.13). */
const DEEPEST = 28;
/** ISO 32000-1, tables 136 and 137. */
const BLENDS =
	/^(?:Normal|Compatible|Multiply|Screen|Overlay|Darken|Lighten|ColorDodge|ColorBurn|HardLight|SoftLight|Difference|Exclusion|Hue|Saturation|Color|Luminosity)$/;
/** With an output intent of RGB; another one would be needed for CMYK (ISO 19005-2, 6.2.4.3). */
const DEVICE_SPACES = ['DeviceRGB', 'DeviceGray'];
const CHANNELS: Readonly<Record<string, number>> = { 'RGB ': 3, GRAY: 1 };
const DEPTHS = [1, 2, 4, 8, 16];
const PICTURE_FILTERS = ['DCTDecode', 'FlateDecode'];
/** ISO 32000-1, table 70. */
const INTENTS = ['RelativeColorimetric', 'AbsoluteColorimetric', 'Perceptual', 'Saturation'];
const ICC_HEAD = 128;
const NEWEST_ICC = 4;

/** The rules for content streams and what they draw with (ISO 19005-2, 6.2.2 to 6.2.10). */
export class ResourceCheck {
	readonly #source: PdfSource;
	readonly #found: Breaches;
	readonly #seen = new Set<number>();

	constructor(source: PdfSource, found: Breaches) {
		this.#source = source;
		this.#found = found;
	}

	check({ kind, resources, dict, number }: ContentStream, content: Content): void {
		const where = `object ${number}`;
		if (content.deepest > DEEPEST)
			this.#found.add('graphics', `${where}: states are nested ${content.deepest} deep (6.1.13)`);
		for (const operator of content.strange)
			this.#found.add('graphics', `${where}: the operator ${operator.slice(0, 20)} (6.2.2)`);
		if (content.beyond) this.#found.add('graphics', `${where}: ${content.beyond}`);
		for (const space of content.spaces) this.#checkSpace(space);
		for (const intent of content.intents) this.#checkIntent(new PdfName(intent));
		for (const [of, names] of content.names) {
			const held = this.#source.dict(resources?.get(of));
			for (const name of names)
				if (!held?.has(name))
					this.#found.add('graphics', `${where}: no ${of} ${name} in its resources (6.2.2)`);
		}
		if (content.runs.some(({ font }) => font === undefined))
			this.#found.add('graphics', `${where}: text without a font (6.2.2)`);
		if (kind === 'page') this.#checkGroup(dict);
		if (kind === 'form') this.#forbid(dict, ['PS', 'Subtype2', 'OPI', 'Ref'], 'graphics', '6.2.9');
		for (const font of this.#source.dict(resources?.get('Font'))?.values() ?? [])
			if (!(font instanceof PdfRef))
				this.#found.add('font-not-known', `${where}: a font that is no object of its own (6.2.11)`);
		this.#each(resources, 'ExtGState', (value) => this.#checkState(this.#source.dict(value)));
		this.#each(resources, 'ColorSpace', (value) => this.#checkSpace(value));
		this.#each(resources, 'XObject', (value) => this.#checkDrawn(this.#source.dict(value)));
		this.#each(resources, 'Shading', (value) => this.#checkShading(this.#source.dict(value)));
		this.#each(resources, 'Pattern', (value) => {
			const pattern = this.#source.dict(value);
			if (pattern?.has('Shading')) this.#checkShading(this.#source.dict(pattern.get('Shading')));
			if (pattern?.has('ExtGState')) this.#checkState(this.#source.dict(pattern.get('ExtGState')));
		});
	}

	#each(resources: PdfDict | undefined, kind: string, check: (value: PdfValue) => void): void {
		for (const value of this.#source.dict(resources?.get(kind))?.values() ?? [])
			if (this.#isNew(value)) check(value);
	}

	#isNew(value: PdfValue | undefined): boolean {
		if (!(value instanceof PdfRef)) return value !== undefined;
		if (this.#seen.has(value.number)) return false;
		this.#seen.add(value.number);
		return true;
	}

	#forbid(dict: PdfDict, keys: readonly string[], code: 'graphics' | 'pictures', clause: string): void {
		for (const key of keys) if (dict.has(key)) this.#found.add(code, `${key} (${clause})`);
	}

	#checkState(state: PdfDict | undefined): void {
		if (!state) return;
		this.#forbid(state, ['TR', 'HTP', 'HTO', 'HT'], 'graphics', '6.2.5');
		if (state.has('TR2') && nameOf(state.get('TR2')) !== 'Default')
			this.#found.add('graphics', 'TR2 (6.2.5)');
		if (state.has('Font')) this.#found.add('font-not-known', 'a font that a state chooses (6.2.11)');
		this.#checkIntent(state.get('RI'));
		const blend = this.#source.resolve(state.get('BM'));
		for (const mode of Array.isArray(blend) ? blend : blend === undefined ? [] : [blend])
			if (!BLENDS.test(nameOf(mode) ?? '')) this.#found.add('graphics', 'an unknown blend mode (6.2.10)');
		const mask = this.#source.dict(state.get('SMask'));
		this.#checkGroup(this.#source.dict(mask?.get('G')));
	}

	#checkGroup(form: PdfDict | undefined): void {
		const space = this.#source.dict(form?.get('Group'))?.get('CS');
		if (space !== undefined) this.#checkSpace(space);
	}

	#checkIntent(value: PdfValue | undefined): void {
		const intent = this.#source.resolve(value);
		if (intent !== undefined && !INTENTS.includes(nameOf(intent) ?? ''))
			this.#found.add('graphics', `the rendering intent ${nameOf(intent)} (6.2.6)`);
	}

	#checkShading(shading: PdfDict | undefined): void {
		this.#checkSpace(shading?.get('ColorSpace'));
	}

	#checkDrawn(dict: PdfDict | undefined): void {
		const kind = nameOf(dict?.get('Subtype'));
		if (kind === 'Form') this.#checkGroup(dict);
		else if (dict && kind === 'Image') this.#checkPicture(dict);
		else this.#found.add('graphics', `${kind} (6.2.9)`);
	}

	#checkPicture(dict: PdfDict): void {
		this.#forbid(dict, ['OPI', 'Alternates', 'F', 'FFilter', 'FDecodeParms'], 'pictures', '6.2.8');
		if (this.#source.resolve(dict.get('Interpolate')) === true)
			this.#found.add('pictures', 'Interpolate (6.2.8)');
		const filter = this.#source.resolve(dict.get('Filter'));
		for (const one of Array.isArray(filter) ? filter : filter === undefined ? [] : [filter])
			if (!PICTURE_FILTERS.includes(nameOf(one) ?? ''))
				this.#found.add('pictures', `data in the form ${nameOf(one)} (6.1.7.2)`);
		if (dict.get('ImageMask') !== true) this.#checkSpace(dict.get('ColorSpace'));
		const depth = this.#source.resolve(dict.get('BitsPerComponent'));
		if (depth !== undefined && !DEPTHS.includes(depth as number))
			this.#found.add('pictures', `${depth} bits a component (6.2.8)`);
		this.#checkIntent(dict.get('Intent'));
		for (const key of ['SMask', 'Mask']) {
			// A mask may also be an array of colours.
			const mask = dict.get(key);
			if (mask instanceof PdfRef && this.#isNew(mask)) this.#checkDrawn(this.#source.dict(mask));
		}
	}

	/** @param value a name, an array, or a reference to one */
	#checkSpace(value: PdfValue | string | undefined): void {
		const space = typeof value === 'string' ? value : this.#source.resolve(value);
		const name = typeof space === 'string' ? space : nameOf(space);
		if (name !== undefined) {
			if (name !== 'Pattern' && !DEVICE_SPACES.includes(name))
				this.#found.add('colours', `colours in ${name} (6.2.4.3)`);
			return;
		}
		const [kind, base] = Array.isArray(space) ? space : [];
		const family = nameOf(kind);
		if (family === 'Indexed' || (family === 'Pattern' && base !== undefined)) this.#checkSpace(base);
		else if (family === 'ICCBased') {
			if (this.#isNew(base)) this.#checkProfile(base);
		} else if (family !== 'Pattern') this.#found.add('colours', `colours in ${family} (6.2.4)`);
	}

	#checkProfile(value: PdfValue | undefined): void {
		const object = value instanceof PdfRef ? this.#source.read(value.number) : undefined;
		const profile = object && isDict(object.value) && object.data ? this.#source.contents(object) : undefined;
		if (!profile || profile.length < ICC_HEAD) {
			this.#found.add('colours', 'a broken profile (6.2.4.2)');
			return;
		}
		const channels = isDict(object?.value) ? object.value.get('N') : undefined;
		const version = profile[8] ?? 0;
		const [kind, space] = [profile.toString('latin1', 12, 16), profile.toString('latin1', 16, 20)];
		if (version > NEWEST_ICC || !/^(?:mntr|scnr|prtr|spac)$/.test(kind) || CHANNELS[space] !== channels)
			this.#found.add('colours', `a profile ${kind} ${space} of version ${version} (6.2.4.2)`);
	}
}
