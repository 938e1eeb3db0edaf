import { pages } from './documentation/pages';
import { isThere, textOf } from './sources';

it.each(pages())('$file says what the node does today (npm run docs)', ({ file, text }) => {
	expect(isThere(file) ? textOf(file) : '').toBe(text);
});
