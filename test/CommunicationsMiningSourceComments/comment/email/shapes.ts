/** E-mails of the shapes that mailboxes hold, each with what has to come out. */
import { shapesOfBodies } from './shapesOfBodies';
import { shapesOfHeaders } from './shapesOfHeaders';
import { shapesOfParts } from './shapesOfParts';
import type { EmailShape } from './write';

export function emailShapes(): readonly EmailShape[] {
	return [...shapesOfHeaders(), ...shapesOfBodies(), ...shapesOfParts()];
}
