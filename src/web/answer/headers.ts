import { secureHeaders } from 'hono/secure-headers';

/**
 * What a browser is told about every page: nothing from elsewhere, no script in a page, no frame around it. Captured text that became
 * markup through a fault of ours would still run nothing.
 * @param isSecure whether people reach the office by https
 */
export const officeHeaders = (isSecure: boolean) => headers(isSecure, ["'none'"]);

/** As `officeHeaders`, for the one page that frames a replay. @param origin the only one that it may frame */
export const framingHeaders = (isSecure: boolean, origin: string) => headers(isSecure, [origin]);

function headers(isSecure: boolean, frameSrc: string[]) {
	return secureHeaders({
		// What is stricter still, such as the sandbox of a bundle's files, is kept.
		overwrite: false,
		contentSecurityPolicy: {
			defaultSrc: ["'none'"],
			scriptSrc: ["'self'"],
			styleSrc: ["'self'"],
			imgSrc: ["'self'"],
			fontSrc: ["'self'"],
			connectSrc: ["'self'"],
			frameSrc,
			formAction: ["'self'"],
			baseUri: ["'none'"],
			frameAncestors: ["'none'"],
			requireTrustedTypesFor: ["'script'"],
		},
		crossOriginOpenerPolicy: 'same-origin',
		crossOriginResourcePolicy: 'same-origin',
		referrerPolicy: 'no-referrer',
		strictTransportSecurity: isSecure ? 'max-age=31536000; includeSubDomains' : false,
		xFrameOptions: 'DENY',
		permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [], usb: [] },
	});
}
