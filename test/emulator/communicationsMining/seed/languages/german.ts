import type { Language } from './language';

export const german: Language = {
	code: 'de',
	country: 'de',
	currency: 'EUR',
	people: ['Jürgen Weiß', 'Katharina Öztürk', 'Max Müller'],
	greetings: ['Sehr geehrte Damen und Herren,', 'Guten Tag,'],
	fillers: [
		'Die Unterlagen finden Sie im Anhang.',
		'Ich habe bereits zweimal bei Ihnen angerufen ☎️.',
		'Frau Groß von {company} liest mit.',
	],
	urgent: 'Bitte antworten Sie so schnell wie möglich ‼️.',
	closings: ['Mit freundlichen Grüßen', 'Viele Grüße'],
	topics: {
		'Invoice > Overdue': {
			subject: 'Ihre Mahnung zu {invoice}',
			sentences: ['Die Rechnung {invoice} über {amount} ist überfällig, schreiben Sie am {date}.'],
		},
		'Invoice > Copy Request': { subject: 'Rechnungskopie', sentences: ['Bitte senden Sie uns eine Kopie der Rechnung {invoice}.'] },
		'Dispute > Wrong Amount': {
			subject: 'Rückfrage zu {invoice}',
			sentences: ['Der Betrag ist falsch: {amount} statt des vereinbarten Preises auf {invoice}.'],
		},
		'Dispute > Duplicate Charge': {
			subject: 'Doppelte Abbuchung',
			sentences: ['Für {invoice} wurden am {date} {amount} doppelt abgebucht.'],
		},
		'Claim > Water Damage': {
			subject: 'Schadensmeldung {policy}',
			sentences: ['Am {date} gab es einen Wasserschaden in der Küche, Höhe etwa {amount}. Vertrag {policy}.'],
		},
		'Claim > Motor Accident': { subject: 'Unfallmeldung', sentences: ['Ich melde einen Autounfall vom {date}, Vertrag {policy}.'] },
		'Claim > Status': { subject: 'Sachstand', sentences: ['Wie ist der Stand meines Schadenfalls zu {policy}?'] },
		'Address Change': { subject: 'Umzug', sentences: ['Ab {date} gilt unsere neue Adresse, Vertrag {policy}.'] },
	},
};
