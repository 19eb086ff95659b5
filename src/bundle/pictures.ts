/**
 * sharp, loaded only when a picture has to be decoded: its library costs 30 MB that passing tiles through does without.
 * It keeps no results: each picture is looked at once, and what its cache holds (50 MB) would be memory for nothing.
 */
export async function pictures() {
	const { default: sharp } = await import('sharp');
	sharp.cache(false);
	return sharp;
}
