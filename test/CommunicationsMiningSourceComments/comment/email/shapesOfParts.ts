/** E-mails of several parts. */
import { eml, file, htmlPart, multipart, part, parts, plainPart, shape, typed } from './write';
import type { EmailShape } from './write';

export const shapesOfParts = (): readonly EmailShape[] => [
	shape('plain and HTML', multipart('alternative', plainPart('Plain'), htmlPart('<p>Rich</p>')), { body: 'Plain' }),
	shape('a file', multipart('mixed', plainPart('See file'), file('a.pdf', 'application/pdf')), { body: 'See file', attachments: [{ name: 'a.pdf', size: 5, content_type: 'application/pdf' }] }),
	shape('an inline picture', multipart('related', htmlPart('<img src="cid:p">Hi'), file('p.png', 'image/png', 'inline')), { attachments: [{ name: 'p.png', inline: true }] }),
	shape('an encoded file name', multipart('mixed', plainPart('x'), part(['Content-Type: text/csv', "Content-Disposition: attachment; filename*=UTF-8''Z%C3%BCrich.csv"], 'a')), { attachments: [{ name: 'Zürich.csv' }] }),
	shape('a file without a name', multipart('mixed', plainPart('x'), part(['Content-Type: application/pdf', 'Content-Disposition: attachment'], 'a')), { attachments: [{ name: 'unnamed' }] }),
	shape('a message in the message', multipart('mixed', plainPart('Outer'), part(['Content-Type: message/rfc822'], 'Subject: Inner\r\nFrom: x@example.com\r\n\r\nInner body')), { body: 'Outer', attachments: [{ content_type: 'message/rfc822' }] }),
	shape('parts in parts', multipart('mixed', part(['Content-Type: multipart/alternative; boundary=C'], '--C\r\nContent-Type: text/plain\r\n\r\nDeep\r\n--C--'), file('a.bin', 'application/octet-stream')), { body: 'Deep', attachments: [{ name: 'a.bin' }] }),
	shape('a boundary that never closes', eml({ headers: typed('multipart/mixed; boundary=B'), body: plainPart('Open') }), { body: 'Open' }),
	shape('an invitation', multipart('alternative', plainPart('Please come'), htmlPart('<p>Please come</p>'), part(['Content-Type: text/calendar; charset=utf-8; method=REQUEST'], 'BEGIN:VCALENDAR\r\nEND:VCALENDAR')), { body: 'Please come' }),
	shape('a notice that delivery failed', multipart('report; report-type=delivery-status', plainPart('Could not be delivered'), part(['Content-Type: message/delivery-status'], 'Action: failed\r\nStatus: 5.1.1'), part(['Content-Type: text/rfc822-headers'], 'Subject: Inner')), { body: 'Could not be delivered' }),
	shape('a signed message', multipart('signed; protocol="application/pkcs7-signature"', plainPart('Signed'), file('smime.p7s', 'application/pkcs7-signature')), { body: 'Signed', attachments: [{ name: 'smime.p7s' }] }),
	shape('an encrypted message', multipart('encrypted; protocol="application/pgp-encrypted"', part(['Content-Type: application/pgp-encrypted'], 'Version: 1'), file('encrypted.asc', 'application/octet-stream', 'inline')), { body: '' }),
	shape('an Outlook parcel', multipart('mixed', plainPart('x'), file('winmail.dat', 'application/ms-tnef')), { attachments: [{ name: 'winmail.dat', content_type: 'application/ms-tnef' }] }),
	shape('a file name in pieces', multipart('mixed', plainPart('x'), part(['Content-Type: text/csv', "Content-Disposition: attachment;\r\n filename*0*=UTF-8''Z%C3%BC;\r\n filename*1*=rich.csv"], 'a')), { attachments: [{ name: 'Zürich.csv' }] }),
	shape('a file name with quotes', multipart('mixed', plainPart('x'), part(['Content-Type: text/csv', 'Content-Disposition: attachment; filename="a \\"b\\".csv"'], 'a')), { attachments: [{ name: 'a "b".csv' }] }),
	shape('an empty file', multipart('mixed', plainPart('x'), part(['Content-Type: application/pdf', 'Content-Disposition: attachment; filename=a.pdf', 'Content-Transfer-Encoding: base64'], '')), { attachments: [{ name: 'a.pdf', size: 0 }] }),
	shape('words before and after the parts', eml({ headers: typed('multipart/mixed; boundary=B'), body: `This is a message in parts.\r\n${parts(plainPart('Inside'))}After the parts` }), { body: 'Inside' }),
	shape('text around a file', multipart('mixed', plainPart('Before'), file('a.pdf', 'application/pdf'), plainPart('After')), { body: 'Before\n\nAfter', attachments: [{ name: 'a.pdf' }] }),
	shape('a boundary with signs', eml({ headers: typed('multipart/mixed; boundary="=_(x) y:?"'), body: '--=_(x) y:?\r\nContent-Type: text/plain\r\n\r\nInside\r\n--=_(x) y:?--\r\n' }), { body: 'Inside' }),
	shape('no part at all', multipart('mixed'), { body: '' }),
	shape('a hundred files', multipart('mixed', plainPart('Many'), ...Array.from({ length: 100 }, (_, index) => file(`${index}.bin`, 'application/octet-stream'))), { body: 'Many' }),
];
