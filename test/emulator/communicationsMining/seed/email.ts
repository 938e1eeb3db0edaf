/** One e-mail of the seed: what customers write about invoices, disputes, claims and moves. */
import type { Attachment, CommentNew } from '../objects';
import { formatTimestamp } from '../timestamps';
import { arabic } from './languages/arabic';
import { english } from './languages/english';
import { french } from './languages/french';
import { german } from './languages/german';
import { japanese } from './languages/japanese';
import type { Language, Topic } from './languages/language';
import { topics } from './languages/language';
import { polish } from './languages/polish';
import { Random } from '../random';

const others = [german, german, french, polish, japanese, arabic];
const languages: readonly Language[] = [...Array.from({ length: 5 }, () => english), ...others];
const days = Array.from({ length: 120 }, (_, day) => new Date(Date.UTC(2024, 10, 1 + day)).toISOString().slice(0, 10));
const companies = ['Globex', 'Initech', 'Umbrella', 'Hooli', 'Contoso'] as const;
const departments: Readonly<Record<string, string>> = {
	Invoice: 'Billing',
	Dispute: 'Disputes',
	Claim: 'Claims',
	Address: 'Customer Care',
};
const claimTopics = topics.filter((topic) => topic.startsWith('Claim'));

/** After this many e-mails the pattern of topics begins again. */
export const period = 640;
const firstSent = Date.UTC(2025, 2, 3, 7) * 1000;
const microsecondsBetween = 37_000_000;

export interface Email {
	readonly mailbox: 'support-mailbox' | 'claims-mailbox';
	readonly topic: Topic;
	readonly comment: CommentNew;
	readonly reviewed: boolean;
}

/** The e-mail with this number: the same for the same number, always. A third of them answer in an earlier thread. */
export function email(number: number): Email {
	const random = new Random(number);
	const topic = topicOf(number, random);
	const language = random.pick(languages);
	const values = placeholders(random, language);
	const reply = number % 3 === 2;
	const thread = new Random(reply ? number - 2 : number).integer(0xffff_ffff);
	const person = random.pick(language.people);
	const domain = `${values['company']?.toLowerCase() ?? ''}.example`;
	const claim = topic.startsWith('Claim');
	const to = claim ? 'claims@insurer.example' : 'support@insurer.example';
	const subject = `${reply ? 'Re: ' : ''}${fill(language.topics[topic].subject, values)}`;
	const sent = formatTimestamp(firstSent + number * microsecondsBetween - random.integer(3600) * 1_000_000);
	const attached = attachmentsOf(number, language, random);
	return {
		mailbox: claim ? 'claims-mailbox' : 'support-mailbox',
		topic,
		reviewed: random.chance(10),
		comment: {
			id: idOf(number, random),
			timestamp: sent,
			thread_id: `${number - (reply ? 2 : 0)}${thread.toString(16)}`,
			messages: [
				{
					subject: { text: subject },
					body: { text: bodyOf(topic, language, values, random) },
					signature: { text: `${random.pick(language.closings)}\n${person}` },
					from: `${person} <customer${number % 97}@${domain}>`,
					to: [to],
					...(random.chance(15) && { cc: [`accounts@${domain}`] }),
					sent_at: sent,
					language: language.code,
				},
			],
			user_properties: {
				'string:Department': departments[topic.split(' ')[0] ?? ''] ?? 'Other',
				'string:Country': language.country,
				'string:Sender Domain': domain,
				'string:Priority': random.pick(['low', 'normal', 'normal', 'high']),
				'number:Spend': random.integer(100_000) / 100,
			},
			...(attached.length > 0 && { attachments: attached }),
			text_format: 'plain',
		},
	};
}

/** In the middle of every period claims come in bulk, 100 in a row, and ten more end it. */
function topicOf(number: number, random: Random): Topic {
	const place = number % period;
	const bulk = (place >= 120 && place < 220) || place >= period - 10;
	return random.pick(bulk ? claimTopics : topics);
}

/** Mostly hex; every fiftieth uses what else the service allows in an id. */
function idOf(number: number, random: Random): string {
	const digits = number.toString(16).padStart(8, '0') + random.integer(0xffff_ffff).toString(16).padStart(8, '0');
	return number % 50 === 49 ? `mail:${number}?part=1&x=%41#${digits};+~` : digits;
}

type Values = Readonly<Record<string, string>>;

function placeholders(random: Random, { currency }: Language): Values {
	const pounds = 1 + random.integer(12_000);
	return {
		invoice: `INV-${String(10_000 + random.integer(90_000))}`,
		policy: `POL-${String(100_000 + random.integer(900_000))}`,
		policy2: `POL-${String(100_000 + random.integer(900_000))}`,
		amount: `${String(pounds).replace(/(?=\d{3}$)\B/, ',')}.${String(random.integer(100)).padStart(2, '0')} ${currency}`,
		date: random.pick(days),
		company: random.pick(companies),
	};
}

function fill(template: string, values: Values): string {
	return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

function bodyOf(topic: Topic, language: Language, values: Values, random: Random): string {
	const sentences = [random.pick(language.topics[topic].sentences)];
	const fillers = random.integer(3);
	for (let count = 0; count < fillers; count += 1) sentences.push(random.pick(language.fillers));
	if (random.chance(20)) sentences.push(language.urgent);
	return `${random.pick(language.greetings)}\n\n${fill(sentences.join(' '), values)}`;
}

/** One e-mail in twelve has an attachment; the size is that of the content which can be downloaded. */
function attachmentsOf(number: number, { code }: Language, random: Random): Attachment[] {
	if (number % 12 !== 7) return [];
	const name = code === 'de' ? `Schadensbild Küche ${number}.txt` : `document ${number}.txt`;
	return [{ name, size: attachmentContent(number).length, content_type: 'text/plain', inline: random.chance(10) }];
}

/** What the attachment of the e-mail with this number contains. */
export function attachmentContent(number: number): Buffer {
	return Buffer.from(`Attachment of e-mail ${number}\n${'Überweisung – 振込 – تحويل\n'.repeat(1 + (number % 40))}`);
}
